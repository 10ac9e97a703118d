import type { DuckDBConnection } from '@duckdb/node-api'
import type { Config, SourceEntry } from '../config.ts'
import { ConfigError, SourceError } from '../errors.ts'
import { lookAtFile, type FileLook } from '../reading/file-look.ts'
import { planFile, type FilePlan } from '../reading/file-plan.ts'
import { findFiles } from '../reading/find-files.ts'
import { sourceNames, sources, type SourceName } from '../sources/catalog.ts'
import { proposeMapping, unusedHeaders, type Proposal } from './propose-mapping.ts'
import type { PlacedProposal } from './write-proposal.ts'

/** What the doctor found out about one file, under the mapping as it would be with the proposals. */
export interface FileFinding {
  readonly source: SourceName
  readonly path: string
  readonly plan: FilePlan | null
  readonly problem: string | null
  readonly unused: readonly string[]
}

export interface Examination {
  readonly proposals: readonly PlacedProposal[]
  /** The config with the proposals in it. */
  readonly proposed: Config
  readonly findings: readonly FileFinding[]
}

interface Request {
  readonly connection: DuckDBConnection
  readonly config: Config
  readonly scratch: string
}

/**
 * Looks at every file of the config, proposes mappings for headers that are not understood,
 * and tells how each file would be read with them.
 */
export async function examine(request: Request): Promise<Examination> {
  const proposals = await proposeAll(request)
  const proposed = withProposals(request.config, proposals)
  const findings: FileFinding[] = []
  for (const source of sourceNames) {
    for (const entry of proposed.sources[source] ?? [])
      findings.push(...(await examineEntry({ ...request, config: proposed, source, entry })))
  }
  return { proposals, proposed, findings }
}

async function proposeAll({ connection, config, scratch }: Request): Promise<PlacedProposal[]> {
  const proposals: PlacedProposal[] = []
  const levelHeaders = (config.sources.regions ?? []).flatMap(usedHeaders)
  for (const source of sourceNames) {
    for (const [index, entry] of (config.sources[source] ?? []).entries()) {
      const look = await firstLook({ connection, config, scratch, source, entry })
      if (!look) continue
      const given = Object.fromEntries(
        sourceNames
          .filter((name) => config.sources[name])
          .map((name) => [name, name === source ? mappedColumns(entry) : []])
      )
      const found = proposeMapping({
        look,
        source,
        mapped: given,
        used: [...usedHeaders(entry), ...levelHeaders]
      })
      proposals.push(
        ...found.map((proposal): PlacedProposal => ({
          ...proposal,
          entry: proposal.source === source ? index : 0,
          files: entry.files
        }))
      )
    }
  }
  return proposals
}

const mappedColumns = (entry: SourceEntry) => [
  ...Object.keys(entry.columns),
  ...Object.keys(entry.constants),
  ...(entry.levels ? ['region_id', 'region_name', 'parent_id'] : [])
]

const usedPlacesOf = ({ columns, attributes, levels }: SourceEntry) => [
  ...Object.values(columns),
  ...Object.values(attributes).map(({ column }) => column),
  ...Object.values(levels ?? {})
]

const usedHeaders = (entry: SourceEntry) => usedPlacesOf(entry).filter((place) => typeof place === 'string')

/** The first file of an entry that can be looked at; the others are expected to be alike. */
async function firstLook({
  connection,
  config,
  scratch,
  source,
  entry
}: Request & { source: SourceName; entry: SourceEntry }): Promise<FileLook | null> {
  try {
    const [path] = findFiles({ patterns: entry.files, folder: config.folder, source })
    return path === undefined ? null : await lookAtFile({ connection, entry, path, scratch })
  } catch (problem) {
    if (problem instanceof SourceError) return null
    throw problem
  }
}

function withProposals(config: Config, proposals: readonly PlacedProposal[]): Config {
  const all: Partial<Record<SourceName, readonly SourceEntry[]>> = { ...config.sources }
  for (const proposal of proposals) {
    const entries = [...(all[proposal.source] ?? [])]
    entries[proposal.entry] = merge(entries[proposal.entry], proposal)
    all[proposal.source] = entries
  }
  return { ...config, sources: all }
}

function merge(
  entry: SourceEntry | undefined,
  proposal: Proposal & { files: readonly string[] }
): SourceEntry {
  const base: SourceEntry = entry ?? {
    files: proposal.files,
    columns: {},
    constants: {},
    attributes: {},
    format: {},
    deduplicate: false
  }
  const attributes = Object.fromEntries(
    Object.entries(proposal.attributes).map(([name, column]) => [name, { column }])
  )
  return {
    ...base,
    columns: { ...base.columns, ...proposal.columns },
    attributes: { ...base.attributes, ...attributes },
    ...(Object.keys(proposal.levels).length > 0 ? { levels: proposal.levels } : {})
  }
}

async function examineEntry({
  connection,
  config,
  scratch,
  source,
  entry
}: Request & { source: SourceName; entry: SourceEntry }): Promise<FileFinding[]> {
  const regionLevels = (config.sources.regions ?? []).flatMap(({ levels }) => Object.values(levels ?? {}))
  try {
    const findings: FileFinding[] = []
    for (const path of findFiles({ patterns: entry.files, folder: config.folder, source })) {
      findings.push(await examineFile({ connection, config, scratch, source, entry, path, regionLevels }))
    }
    return findings
  } catch (problem) {
    return [{ source, path: entry.files.join(', '), plan: null, problem: messageOf(problem), unused: [] }]
  }
}

async function examineFile({
  connection,
  config,
  scratch,
  source,
  entry,
  path,
  regionLevels
}: Request & {
  source: SourceName
  entry: SourceEntry
  path: string
  regionLevels: readonly (string | number)[]
}): Promise<FileFinding> {
  try {
    const look = await lookAtFile({ connection, entry, path, scratch })
    const plan = await planFile({ connection, source: sources[source], entry, look, regionLevels })
    return {
      source,
      path,
      plan,
      problem: null,
      unused: unusedHeaders({ look: plan, used: usedPlaces(config, path) })
    }
  } catch (problem) {
    return { source, path, plan: null, problem: messageOf(problem), unused: [] }
  }
}

/** Headers and positions that any source takes from a file. */
function usedPlaces(config: Config, path: string): (string | number)[] {
  return sourceNames.flatMap((source) =>
    (config.sources[source] ?? [])
      .filter(({ files }) => findFiles({ patterns: files, folder: config.folder, source }).includes(path))
      .flatMap(usedPlacesOf)
  )
}

function messageOf(problem: unknown): string {
  if (problem instanceof SourceError || problem instanceof ConfigError) return problem.message
  throw problem
}
