import { globSync } from 'node:fs'
import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root, ending in "/". */
export const repository = fileURLToPath(new URL('../..', import.meta.url))

const notOurs = [
  '.git',
  'data',
  'my-files',
  'node_modules',
  'web/build',
  'web/.svelte-kit',
  'web/node_modules'
]

/** Every file of the project, also in a copy that knows no git; paths from the root, written with "/". */
export function projectFiles(): string[] {
  return globSync(['**', '.ci/**'], { cwd: repository, exclude: notOurs, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(repository.length).split(sep).join('/'))
}
