import type { DuckDBConnection } from '@duckdb/node-api'
import type { Analysis } from '../analytics/define-analysis.ts'
import { ModelError } from '../errors.ts'
import { layers, type Layer, type ModelFile } from './model-files.ts'

/** What the order of models is about. */
interface Ordered {
  readonly layer: Layer
  readonly table: string
  readonly path: string
  readonly text: string
  readonly reads: readonly string[]
}

/** A model with the tables it reads. */
export interface Model extends ModelFile {
  readonly reads: readonly string[]
}

/** One table of an analysis, which makes all of its tables at once. */
export interface AnalysisModel extends Ordered {
  readonly kind: 'analysis'
  readonly analysis: Analysis
}

/**
 * Puts models into an order in which each one finds what it reads, layer by layer.
 * @throws ModelError for a table of a layer to the right, an unknown table, and models that read each other.
 */
export function orderModels<M extends Ordered>({
  models,
  given
}: {
  models: readonly M[]
  /** Tables that exist before the first model runs. */
  given: ReadonlySet<string>
}): M[] {
  const known = new Set([...given, ...models.map((model) => model.table)])
  for (const model of models) {
    for (const table of model.reads) refuseRead({ model, table, known })
  }
  const ordered: M[] = []
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

/** Takes its place among the models by what it says that it reads. */
export function analysisModels(analysis: Analysis): AnalysisModel[] {
  return analysis.tables.map((table) => ({
    layer: 'analytics',
    table,
    path: `analysis ${analysis.name}`,
    text: '',
    reads: analysis.reads,
    kind: 'analysis',
    analysis
  }))
}

/** Of the models those that the tables need, near and far. */
export function modelsBehind<M extends Ordered>({
  models,
  tables
}: {
  models: readonly M[]
  tables: readonly string[]
}): M[] {
  const needed = new Set(tables)
  // A table that is added while the set is walked is walked, too.
  for (const table of needed)
    for (const model of models) if (model.table === table) for (const read of model.reads) needed.add(read)
  return models.filter(({ table }) => needed.has(table))
}

function refuseRead({
  model,
  table,
  known
}: {
  model: Ordered
  table: string
  known: ReadonlySet<string>
}): void {
  const refuse = (problem: string) => {
    throw new ModelError(`${model.table} ${problem} — ${model.path}`, { table: model.table, sql: model.text })
  }
  const layer = layers.find((name) => table.startsWith(`${name}.`))
  if (!layer) refuse(`reads ${table}: write it as <layer>.<table>, the layer one of ${layers.join(', ')}`)
  else if (rank(layer) > rank(model.layer))
    refuse(`reads ${table}: models of ${model.layer} read leftward only`)
  else if (!known.has(table)) refuse(`reads ${table}: no such table`)
}

function rank(layer: Layer): number {
  return layers.indexOf(layer)
}

function circle(waiting: readonly Ordered[]): ModelError {
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
