import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFiles, repository } from './project-files.ts'

const files = projectFiles()
const codeFiles = files.filter((path) => /\.(ts|js|svelte)$/.test(path))
const sqlFiles = files.filter((path) => path.endsWith('.sql'))
/** Terms of the field, in which the word is not vague. */
const terms = ['new-customers']
const parts = (path: string) =>
  path
    .split('/')
    .filter((part) => !terms.includes(basename(part).replace(/\.\w+$/, '')))
    .flatMap((part) => part.split(/[-_.]/))

const vague = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'manager',
  'managers',
  'misc',
  'v2',
  'new',
  'old'
])

describe('names', () => {
  it('say what is inside', () => {
    const named = [...codeFiles, ...sqlFiles].filter((path) =>
      parts(path.toLowerCase()).some((part) => vague.has(part))
    )
    expect(named).toEqual([])
  })

  it('are kebab-case for TypeScript, PascalCase for components, snake_case for SQL', () => {
    const shape = (path: string) => {
      const name = basename(path)
      if (name.startsWith('+')) return true
      if (path.endsWith('.svelte')) return /^[A-Z][A-Za-z0-9]*\.svelte$/.test(name)
      if (path.endsWith('.sql')) return /^[a-z0-9]+([_-][a-z0-9]+)*\.sql$/.test(name)
      return /^[a-z0-9]+([-.][a-z0-9]+)*\.(ts|js)$/.test(name)
    }
    expect([...codeFiles, ...sqlFiles].filter((path) => !shape(path))).toEqual([])
  })

  it('live in the rooms of the layout', () => {
    const rooms = ['.ci', 'cli', 'lint', 'pipeline', 'queries', 'sample-data', 'state', 'test', 'web']
    const rootFiles = files.filter((path) => !path.includes('/'))
    const roots = new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/', 1).join()))
    expect([...roots].filter((room) => !rooms.includes(room))).toEqual([])
    expect(rootFiles.filter((path) => /\.(ts|js)$/.test(path) && !/\.config\.(ts|js)$/.test(path))).toEqual(
      []
    )
  })
})

describe('files', () => {
  // In two halves, so that this file does not find itself.
  const marker = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`)

  it('leave nothing marked to be done later', () => {
    const text = files.filter((path) => /\.(ts|js|svelte|sql|md|yaml|json|html|css)$|^\.ci\//.test(path))
    expect(
      text.filter(
        (path) => path !== 'package-lock.json' && marker.test(readFileSync(`${repository}${path}`, 'utf8'))
      )
    ).toEqual([])
  })
})

describe('the lock file', () => {
  it('names the packages of every platform, so that npm ci works on each', () => {
    interface Locked {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>
    }
    const { packages } = JSON.parse(readFileSync(`${repository}package-lock.json`, 'utf8')) as Locked
    const missing = Object.values(packages)
      .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
      .filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)))
    expect([...new Set(missing)]).toEqual([])
  })
})
