import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Layers in the order in which they may read each other: a model reads its own layer or one to the left of it. */
export const layers = ['staging', 'intermediate', 'segments', 'analytics', 'marts'] as const

export type Layer = (typeof layers)[number]

/** One SQL `select` that becomes a table, or one CSV of rules or names that becomes one. */
export interface ModelFile {
  readonly layer: Layer
  /** `<layer>.<file name>`; a family's `rules.csv` is `segments.<family>_rules`. */
  readonly table: string
  readonly path: string
  readonly kind: 'select' | 'rows'
  /** Text of the file. */
  readonly text: string
}

const modelsFolder = dirname(fileURLToPath(import.meta.url))
const segmentsFolder = join(dirname(modelsFolder), 'segments')

/** Every model of the pipeline, in no particular order. */
export function findModelFiles(): ModelFile[] {
  return [
    ...filesIn({ folder: join(modelsFolder, 'intermediate'), layer: 'intermediate' }),
    ...foldersIn(segmentsFolder).flatMap((folder) => filesIn({ folder, layer: 'segments' })),
    ...filesIn({ folder: join(modelsFolder, 'marts'), layer: 'marts' })
  ]
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .sort()
}

function filesIn({ folder, layer }: { folder: string; layer: Layer }): ModelFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql') || name.endsWith('.csv'))
    .sort()
    .map((name) => {
      const path = join(folder, name)
      const stem = name.slice(0, -'.sql'.length)
      const table = stem === 'rules' ? `${basename(folder)}_rules` : stem
      return {
        layer,
        table: `${layer}.${table}`,
        path,
        kind: name.endsWith('.sql') ? 'select' : 'rows',
        text: readFileSync(path, 'utf8')
      }
    })
}
