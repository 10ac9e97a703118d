import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { projectFiles, repository } from './project-files.ts'

const documents = projectFiles().filter((path) => path.endsWith('.md'))
const read = (path: string) => readFileSync(join(repository, path), 'utf8')

interface Package {
  scripts: Record<string, string>
}

describe.each(documents)('%s', (document) => {
  const text = read(document)

  it('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as Package
    const named = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g), ...text.matchAll(/npm (start|test)\b/g)]
    expect(named.map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([])
  })

  it('names commands that exist', () => {
    const named = [...text.matchAll(/clientele -- ([a-z]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !existsSync(join(repository, 'cli', `${name}.ts`)))).toEqual([])
  })

  it('names files and folders that exist', () => {
    const rooms = /`((?:cli|lint|pipeline|queries|sample-data|test|web)\/[^`\s]*)`/g
    const named = [...text.matchAll(rooms)].map(([, path = '']) => path)
    const found = (path: string) => {
      // `<name>` stands for any folder, but `queries/kpis/<name>/` must have one.
      const pattern = path.replaceAll(/<\w+>/g, '*')
      return pattern.includes('*')
        ? globSync(pattern, { cwd: repository }).length > 0
        : existsSync(join(repository, pattern))
    }
    expect(named.filter((path) => !found(path))).toEqual([])
  })

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target)
    const folder = join(repository, dirname(document))
    expect(links.filter((target) => !existsSync(join(folder, target)))).toEqual([])
  })
})

interface Mapping {
  sources: { sales: { columns: Record<string, string> } }
}

/** Fenced blocks that name a file after their language, without the indent of the list they stand in. */
function filesIn(text: string): { path: string; content: string }[] {
  const blocks = text.matchAll(/^( *)```(?:csv|yaml) (\S+)\n([\s\S]*?)^ *```$/gm)
  return [...blocks].map(([, indent = '', path = '', content = '']) => ({
    path,
    content: content.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
  }))
}

describe.each(['README.md', 'README.zh-CN.md'])('the example of %s', (document) => {
  let folder = ''
  let built: ReturnType<typeof clientele>
  const clientele = (...argv: string[]) =>
    spawnSync(process.execPath, [join(repository, 'cli/clientele.js'), ...argv], {
      cwd: folder,
      encoding: 'utf8'
    })

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'readme-'))
    for (const { path, content } of filesIn(read(document))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    built = clientele('build')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('builds, with one row rejected as the text says', () => {
    const { status, stdout, stderr } = built
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/sales\s+\S*my-files\/\S+\s+7\s+6\s+1\s+0/)
  })

  const query = () => /clientele -- (query .*)/.exec(read(document))?.[1]?.trim().split(' ') ?? []

  it('answers the query of the text: 3 × 50 and −45 of tea, 10 × 12 of cups', () => {
    const { stdout } = clientele(...query(), '--format', 'json')
    const { rows } = JSON.parse(stdout) as { rows: { value: number; previous: number }[] }
    expect(rows.map(({ value, previous }) => [value, previous])).toEqual([
      [120, 50],
      [105, 135]
    ])
  })

  it('shows the answer as it is printed', () => {
    const shown = [...read(document).matchAll(/^( *)```text\n([\s\S]*?)^ *```$/gm)]
    const { stdout } = clientele(...query())
    for (const [, indent = '', text = ''] of shown) {
      expect(stdout).toContain(text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''))
    }
  })

  it('has its config written by doctor as well', () => {
    const [, file = ''] = /clientele -- doctor (\S+) --write/.exec(read(document)) ?? []
    const { status } = clientele('doctor', file, '--write', '--config', 'proposed.yaml')
    const proposed = parse(readFileSync(join(folder, 'proposed.yaml'), 'utf8')) as Mapping
    const written = parse(readFileSync(join(folder, 'clientele.yaml'), 'utf8')) as Mapping
    expect(status).toBe(0)
    // A single column of regions may be a level or a key: that choice is left to the reader.
    const { region_id: _region, ...unmistakable } = written.sources.sales.columns
    expect(proposed.sources.sales.columns).toMatchObject(unmistakable)
  })

  it('shows the rejected row with its reason', () => {
    const { stdout } = clientele('rejects', '--format', 'csv')
    expect(stdout).toMatch(/2026[-/]0?9[-/]31/)
  })
})
