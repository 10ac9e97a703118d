import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import { complaintConfig } from './complaint-config.ts'
import { ConfigError } from './errors.ts'
import { gradesSchema } from './segments/assessment/grades.ts'
import { sumsToHundred } from './segments/assessment/indicators.ts'
import { sourceNames, sources, type SourceName } from './sources/catalog.ts'

const day = z.iso.date('must be a day like 2026-10-31')
const columnPlace = z.union(
  [z.string().min(1), z.int().min(1)],
  'must be a header or a position counted from 1'
)
const memberName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be lower case letters, digits and _')

const attribute = z.union([
  columnPlace.transform((column) => ({ column, zh: undefined, en: undefined })),
  z.strictObject({ column: columnPlace, zh: z.string().optional(), en: z.string().optional() })
])

const format = z.strictObject({
  delimiter: z.string().min(1).max(4).optional(),
  encoding: z.string().optional(),
  /** strptime formats, tried in order. */
  date: z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)]).optional(),
  decimal: z.enum(['.', ',']).optional(),
  header: z.boolean().optional(),
  quote: z.string().max(1).optional()
})

function entrySchema(source: SourceName) {
  const columnNames = Object.keys(sources[source].columns)
  return z.strictObject({
    files: z.union([
      z
        .string()
        .min(1)
        .transform((one) => [one]),
      z.array(z.string().min(1)).min(1)
    ]),
    columns: z.partialRecord(z.enum(columnNames), columnPlace).default({}),
    constants: z
      .partialRecord(z.enum(columnNames), z.union([z.string(), z.number().transform(String)]))
      .default({}),
    attributes: z.record(memberName, attribute).default({}),
    format: format.default({}),
    replace_by: z.enum(['month', 'day']).optional(),
    deduplicate: z.boolean().default(false),
    ...(source === 'regions'
      ? {
          levels: z.record(memberName, columnPlace).optional(),
          level_names: z.record(memberName, z.string()).optional()
        }
      : {})
  })
}

function sourceSchema(source: SourceName) {
  const entry = entrySchema(source)
  return z.union([entry.transform((one) => [one]), z.array(entry).min(1)])
}

/** Four limits between the five scores, each above the one before. */
const limits = z
  .array(z.number().min(0))
  .length(4, 'must be four numbers: the limits between the scores 1 to 5')
  .refine((each) => each.every((limit, index) => index === 0 || limit > (each[index - 1] ?? 0)), {
    message: 'must rise from one to the next'
  })

const segments = z
  .strictObject({
    /** The scheme to show first and to split figures by: a built-in one, or `own`. */
    scheme: z.string().optional(),
    /** CSV file with rules of one's own. */
    rules: z.string().min(1).optional(),
    /** What recency, orders and net sales are counted over: the trailing 12 months, or all history. */
    window: z.enum(['trailing', 'all']).default('trailing'),
    /** Instead of quintiles of the customers: limits between the scores. */
    recency_days: limits.optional(),
    orders: limits.optional(),
    net_amount: limits.optional()
  })
  .default({ window: 'trailing' })

const contacts = z
  .strictObject({
    /** CSV file with a rhythm of one's own: how often customers of which tier are to be contacted. */
    rhythm: z.string().min(1).optional(),
    /** A contact is to be recorded within so many hours. */
    recorded_within_hours: z.int().min(1).max(8760).default(24),
    /** Hours after a next step fell due by when the customer's record must have been touched again. */
    stale_after_hours: z.int().min(1).max(8760).default(72),
    /** So many calls a week a rep is given on the board. */
    calls_per_week: z.int().min(0).max(1000).default(10)
  })
  .prefault({})

const board = z
  .strictObject({
    /** A renewal comes onto the board so many days before the contract ends. */
    renewal_lead_days: z.int().min(0).max(365).default(30)
  })
  .prefault({})

const assessment = z
  .strictObject({
    /** CSV file with indicators of one's own. */
    indicators: z.string().min(1).optional(),
    /** Instead of those of the file; an indicator without a weight is left out. */
    weights: z
      .record(memberName, z.number().positive().max(100))
      .refine((weights) => sumsToHundred(Object.values(weights)), 'must sum to 100')
      .optional(),
    grades: gradesSchema.optional(),
    /** CSV file with the exceptions to the advice of a grade. */
    exceptions: z.string().min(1).optional(),
    /** Assess customers at the ends of so many complete months, the last ones. */
    months: z.int().min(1).max(36).default(1)
  })
  .default({ months: 1 })

/** Everything in the file but `sources` has a default. */
const fileSchema = z.strictObject({
  company: z.string().default(''),
  time_zone: z
    .string()
    .default('Asia/Shanghai')
    .refine(isTimeZone, 'is not a known time zone, write one like Asia/Shanghai'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency code like CNY')
    .default('CNY'),
  as_of: day.optional(),
  complete_through: day.optional(),
  fiscal_year_start_month: z.int().min(1).max(12).default(1),
  same_day_orders: z.enum(['keep', 'merge']).default('keep'),
  minimum_n: z.int().min(1).default(30),
  /** Days without a purchase after which a customer counts as churned. */
  churn_window_days: z.int().min(1).max(3650).default(90),
  /** Days after a customer's first purchase within which a second order counts as a repeat of its cohort. */
  repeat_window_days: z.int().min(1).max(3650).default(90),
  materiality_rate: z.number().min(0).max(1).default(0.02),
  tiers: z
    .strictObject({ strategic: z.number().positive(), key: z.number().positive() })
    .refine((tiers) => tiers.strategic >= tiers.key, 'strategic must not lie below key')
    .optional(),
  segments,
  complaints: complaintConfig,
  contacts,
  board,
  campaigns: z
    .strictObject({
      /** Days from a member's contact, else from the campaign's start, whose sales the campaign is credited with. */
      attribution_window_days: z.int().min(1).max(365).default(30)
    })
    .default({ attribution_window_days: 30 }),
  funnel: z
    .strictObject({
      /** The stages of an opportunity in their order; else the order in which they are usually entered. */
      stages: z
        .array(z.string().min(1))
        .min(1)
        .max(100)
        .refine((stages) => new Set(stages).size === stages.length, 'names a stage twice')
        .optional()
    })
    .default({}),
  assessment,
  sources: z.strictObject({
    ...Object.fromEntries(sourceNames.map((name) => [name, sourceSchema(name).optional()])),
    sales: sourceSchema('sales')
  })
})

type FileConfig = z.infer<typeof fileSchema>

export interface SourceEntry {
  readonly files: readonly string[]
  readonly columns: Readonly<Record<string, string | number>>
  readonly constants: Readonly<Record<string, string>>
  readonly attributes: Readonly<
    Record<string, { column: string | number; zh?: string | undefined; en?: string | undefined }>
  >
  readonly format: z.infer<typeof format>
  readonly replace_by?: 'month' | 'day' | undefined
  readonly deduplicate: boolean
  readonly levels?: Readonly<Record<string, string | number>> | undefined
  readonly level_names?: Readonly<Record<string, string>> | undefined
}

export interface Config extends Omit<FileConfig, 'sources'> {
  /** Absolute path of the file it was read from. */
  readonly path: string
  /** Folder that relative paths in `files` start from. */
  readonly folder: string
  readonly sources: Readonly<Partial<Record<SourceName, readonly SourceEntry[]>>>
}

/**
 * Reads `clientele.yaml` and completes it with defaults.
 * @throws ConfigError that names file, line and what to write instead.
 */
export function loadConfig(path: string): Config {
  return completeConfig({ path, ...readYaml(resolve(path)) })
}

/**
 * Completes a config with defaults; paths in it start from the folder of `path`.
 * @param lines where the document's lines begin, when it was read from a file
 * @throws ConfigError that names the key and what to write instead.
 */
export function completeConfig({
  path,
  document,
  lines
}: {
  path: string
  document: Document
  lines?: LineCounter
}): Config {
  const absolute = resolve(path)
  const parsed = fileSchema.safeParse(document.toJS() ?? {})
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap(flattenUnions).map((issue) => {
      const line = lines ? lineOf({ document, lines, path: issue.path }) : null
      return `${issue.path.join('.') || 'the file'}: ${explain(issue)} — ${path}${line ? `, line ${line}` : ''}`
    })
    throw new ConfigError([...new Set(problems)].join('\n'))
  }
  return {
    ...parsed.data,
    path: absolute,
    folder: dirname(absolute),
    sources: parsed.data.sources as Config['sources']
  }
}

/** Parses YAML, keeping comments and positions, so that `doctor --write` can add to the file. */
export function readYaml(path: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter()
  const document = parseDocument(readText(path), { lineCounter: lines })
  const [problem] = document.errors
  if (problem) {
    throw new ConfigError(`not valid YAML: ${problem.message.split('\n')[0]} — ${path} — mend that line`)
  }
  return { document, lines }
}

/** The line of a key in the file, for what is only found out later; null when there is none. */
export function lineInConfig(path: string, keys: readonly PropertyKey[]): number | null {
  if (path === '') return null
  const { document, lines } = readYaml(path)
  return lineOf({ document, lines, path: [...keys] })
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ConfigError(
      `no config file: ${path} — write one, or let "clientele doctor <sales file> --write" propose it`,
      { cause }
    )
  }
}

type Issue = z.core.$ZodIssue

/** Of a union's branches only the one that came furthest is worth telling. */
function flattenUnions(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const branches = issue.errors.map((branch) =>
    branch.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })).flatMap(flattenUnions)
  )
  const depth = (branch: Issue[]) => Math.max(0, ...branch.map((inner) => inner.path.length))
  const deepest = Math.max(...branches.map(depth))
  if (deepest === issue.path.length) return [issue]
  return branches.find((branch) => depth(branch) === deepest) ?? [issue]
}

function explain(issue: Issue): string {
  if (issue.code === 'unrecognized_keys')
    return `unknown key ${issue.keys.join(', ')} — ${allowedColumns(issue.path) ?? 'remove it or correct its spelling'}`
  if (issue.code === 'invalid_union') return 'is required: { files: … } or a list of such entries'
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is required'
  if (issue.code === 'invalid_key') {
    const allowed = issue.issues.flatMap((inner) => ('values' in inner ? inner.values : []))
    return allowed.length > 0
      ? `is not a column of this source — allowed: ${allowed.join(', ')}`
      : 'is not a valid name'
  }
  return issue.message
}

/** What may stand at `sources.<name>.columns`. */
function allowedColumns(path: readonly PropertyKey[]): string | null {
  const name = sourceNames.find((source) => source === path[1])
  return name && path.at(-1) === 'columns'
    ? `allowed: ${Object.keys(sources[name].columns).join(', ')}`
    : null
}

function lineOf({
  document,
  lines,
  path
}: {
  document: Document
  lines: LineCounter
  path: PropertyKey[]
}): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true)
    if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range)) {
      return lines.linePos(Number(node.range[0])).line
    }
  }
  return null
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
