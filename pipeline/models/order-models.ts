import type { DuckDBConnection } from '@duckdb/node-api'
import { ModelError } from '../errors.ts'
import { layers, type Layer, type ModelFile } from './model-files.ts'

/** A model with the tables it reads. */
export interface Model extends ModelFile {
  readonly reads: readonly string[]
}

/**
 * Puts models into an order in which each one finds what it reads, layer by layer.
 * @throws ModelError for a table of a layer to the right, an unknown table, and models that read each other.
 */
export function orderModels({
  models,
  given
}: {
  models: readonly Model[]
  /** Tables that exist before the first model runs. */
  given: ReadonlySet<string>
}): Model[] {
  const known = new Set([...given, ...models.map((model) => model.table)])
  for (const model of models) {
    for (const table of model.reads) refuseRead({ model, table, known })
  }
  const ordered: Model[] = []
  const ready = new Set(given)
  for (const layer of layers) {
    let waiting = models.filter((model) => model.layer === layer)
    while (waiting.length > 0) {
      const next = waiting.filter((model) => model.reads.every((table) => ready.has(table)))
      if (next.length === 0) throw circle(waiting)
      for (const model of next) ready.add(model.table)
      ordered.push(...next)
      waiting = waiting.filter((model) => !next.includes(model))
    }
  }
  return ordered
}

/** Finds out what a model reads. DuckDB leaves CTEs out, quotes keywords and appends aliases; both are taken off here. */
export function readModel({ connection, file }: { connection: DuckDBConnection; file: ModelFile }): Model {
  if (file.kind === 'rows') return { ...file, reads: [] }
  const names = connection
    .getTableNames(file.text, true)
    .map((name) => name.replace(/ AS .*$/i, '').replaceAll('"', ''))
  return { ...file, reads: [...new Set(names)] }
}

function refuseRead({
  model,
  table,
  known
}: {
  model: Model
  table: string
  known: ReadonlySet<string>
}): void {
  const refuse = (problem: string) => {
    throw new ModelError(`${model.table} ${problem} — ${model.path}`, { table: model.table, sql: model.text })
  }
  const layer = layers.find((name) => table.startsWith(`${name}.`))
  if (!layer) refuse(`reads ${table}: write it as <layer>.<table>, the layer one of ${layers.join(', ')}`)
  else if (rank(layer) > rank(model.layer))
    refuse(`reads ${table}: a ${model.layer} model reads leftward only`)
  else if (!known.has(table)) refuse(`reads ${table}: no such table`)
}

function rank(layer: Layer): number {
  return layers.indexOf(layer)
}

function circle(waiting: readonly Model[]): ModelError {
  const names = waiting.map((model) => model.table).join(', ')
  const [first] = waiting
  return new ModelError(
    `models that read each other in a circle: ${names} — let one of them read further left`,
    {
      table: names,
      sql: first?.text ?? ''
    }
  )
}
