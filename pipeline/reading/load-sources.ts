import type { DuckDBConnection } from '@duckdb/node-api'
import type { Config, SourceEntry } from '../config.ts'
import { ConfigError } from '../errors.ts'
import type { Step } from '../log.ts'
import { sourceNames, sources, type SourceName } from '../sources/catalog.ts'
import type { SourceDefinition } from '../sources/define-source.ts'
import { accountFiles } from './account.ts'
import { catalogueSources, countFilledCells } from './count-filled.ts'
import { declaredAttributes } from './declared.ts'
import { explainRejects } from './explain-rejects.ts'
import { planFile, type FilePlan, type PlannedEntry } from './file-plan.ts'
import { originalOf } from './corrections.ts'
import { lookAtFile, type FileLook } from './file-look.ts'
import { findFiles } from './find-files.ts'
import { loadGroup, type FileGroup } from './load-group.ts'
import { createRawTable, createStagingView, locateRecords, prepareTables } from './raw-tables.ts'
import { removeRepeats } from './repeats.ts'
import { literal } from './sql-text.ts'

export interface LoadRequest {
  readonly connection: DuckDBConnection
  readonly config: Config
  /** Folder for UTF-8 copies. */
  readonly scratch: string
  readonly onStep: (step: Step) => void
}

/**
 * Loads every source of the config into `staging.*`: typed, without rejects and repeats, every row accounted for
 * in `staging.source_files` and `staging.rejects`.
 * @throws SourceError when a file cannot be read at all.
 */
export async function loadSources(request: LoadRequest): Promise<void> {
  const { config } = request
  await prepareTables(request)
  await catalogueSources(request.connection)
  let nextFileId = 1
  for (const name of sourceNames) {
    const entries = config.sources[name]
    if (!entries) continue
    const planned = await planSource({ ...request, name, entries })
    nextFileId = await loadSource({ ...request, name, planned, firstFileId: nextFileId })
  }
}

/** Decides for every file of a source how it is read. */
export async function planSource({
  connection,
  config,
  scratch,
  name,
  entries
}: Pick<LoadRequest, 'connection' | 'config' | 'scratch'> & {
  name: SourceName
  entries: readonly SourceEntry[]
}): Promise<PlannedEntry[]> {
  const regionLevels = (config.sources.regions ?? []).flatMap(({ levels }) => Object.values(levels ?? {}))
  const planned: PlannedEntry[] = []
  const seen = new Set<string>()
  for (const entry of entries) {
    const looks: FileLook[] = []
    for (const path of findFiles({ patterns: entry.files, folder: config.folder, source: name })) {
      if (seen.has(path)) {
        throw new ConfigError(
          `sources.${name}: ${path} fits two of its entries — its rows would count twice; make one pattern narrower`
        )
      }
      seen.add(path)
      looks.push(await lookAtFile({ connection, entry, path, scratch }))
    }
    const plan = (look: FileLook, original?: FilePlan) =>
      planFile({ connection, source: sources[name], entry, look, original, regionLevels })
    planned.push({ entry, plans: await planCorrectedLast(looks, plan) })
  }
  return planned
}

async function loadSource({
  connection,
  config,
  scratch,
  onStep,
  name,
  planned,
  firstFileId
}: LoadRequest & {
  name: SourceName
  planned: readonly PlannedEntry[]
  firstFileId: number
}): Promise<number> {
  const source: SourceDefinition = sources[name]
  const began = performance.now()
  await createRawTable({ connection, source, planned })
  const salesFiles = new Set(
    (config.sources.sales ?? []).flatMap(({ files }) =>
      findFiles({ patterns: files, folder: config.folder, source: 'sales' })
    )
  )
  const groups = planned.flatMap(({ plans }) => groupAlike(plans)).map(withIds(firstFileId))
  const loads = groups.map(({ files, firstId }): FileGroup => ({
    source,
    files,
    firstFileId: firstId,
    skipBlankKeys: name !== 'sales' && files.every(({ path }) => salesFiles.has(path))
  }))
  for (const load of loads) {
    await loadGroup({ connection, scratch, ...load })
    onStep({
      step: 'read',
      table: name,
      files: load.files.length,
      ms: performance.now() - began,
      running: true
    })
  }
  const plans = loads.flatMap(({ files }) => files)
  await locateRecords({ connection, source, plans, firstFileId })
  for (const load of loads) await explainRejects({ connection, scratch, ...load })
  await connection.run(`
    insert into staging.rejects
    select ${literal(name)}, broken.file_id, files.path, broken.record, null, null, broken.reason, broken.raw_row, null
    from raw.broken_records as broken join raw.files as files on files.file_id = broken.file_id
    where files.source = ${literal(name)}`)
  await removeRepeats({ connection, source, planned, firstFileId })
  await countFilledCells({ connection, source, plans, firstFileId })
  await createStagingView({ connection, source, attributes: declaredAttributes(config) })
  const counted = await accountFiles({ connection, source, plans, firstFileId })
  onStep({ step: 'load', table: name, ...counted, files: plans.length, ms: performance.now() - began })
  return firstFileId + plans.length
}

/** Plans files in their order, those with corrected rows after the files that these come from: they are read alike. */
async function planCorrectedLast(
  looks: readonly FileLook[],
  plan: (look: FileLook, original?: FilePlan) => Promise<FilePlan>
): Promise<FilePlan[]> {
  const plans = new Map<string, FilePlan>()
  const originals = new Map(looks.map((look) => [look.path, originalOf(look, looks)]))
  for (const look of looks) if (originals.get(look.path) === null) plans.set(look.path, await plan(look))
  for (const look of looks) {
    const original = plans.get(originals.get(look.path) ?? '')
    if (!plans.has(look.path)) plans.set(look.path, await plan(look, original))
  }
  return [...plans.values()]
}

/** Neighbours that are read the same way are read together; DuckDB then spreads them over its threads. */
function groupAlike(plans: readonly FilePlan[]): FilePlan[][] {
  const groups: { key: string; files: FilePlan[] }[] = []
  for (const plan of plans) {
    const copied = plan.path !== plan.readPath
    const key = JSON.stringify({ ...plan, path: null, readPath: null, bytes: null, samples: null, copied })
    const last = groups.at(-1)
    if (last?.key === key) last.files.push(plan)
    else groups.push({ key, files: [plan] })
  }
  return groups.map(({ files }) => files)
}

function withIds(firstFileId: number) {
  let next = firstFileId
  return (files: readonly FilePlan[]) => {
    const firstId = next
    next += files.length
    return { files, firstId }
  }
}
