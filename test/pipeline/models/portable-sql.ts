import type { DuckDBConnection } from '@duckdb/node-api'

// What models may use. Everything here was tried on DuckDB, on ClickHouse's engine and against Trino's grammar;
// whoever wants one more function or type adds it here after trying it there.

const functions = new Set([
  ...['count', 'count_star', 'sum', 'min', 'max', 'min_by', 'max_by'],
  ...['row_number', 'lag', 'lead', 'first_value'],
  ...['abs', 'mod', 'nullif', 'lower', 'replace', 'date_trunc', 'date_diff'],
  // `extract(year from x)`
  'date_part',
  ...['+', '-', '*', '/', '||']
])

const expressions = new Set([
  ...[
    'COLUMN_REF',
    'VALUE_CONSTANT',
    'VALUE_PARAMETER',
    'FUNCTION',
    'OPERATOR_CAST',
    'CASE_EXPR',
    'STAR',
    'SUBQUERY'
  ],
  ...['CONJUNCTION_AND', 'CONJUNCTION_OR', 'OPERATOR_NOT', 'OPERATOR_IS_NULL', 'OPERATOR_IS_NOT_NULL'],
  ...['OPERATOR_COALESCE', 'COMPARE_IN', 'COMPARE_NOT_IN', 'COMPARE_BETWEEN'],
  ...['COMPARE_EQUAL', 'COMPARE_NOTEQUAL', 'COMPARE_LESSTHAN', 'COMPARE_LESSTHANOREQUALTO'],
  ...['COMPARE_GREATERTHAN', 'COMPARE_GREATERTHANOREQUALTO'],
  ...['WINDOW_AGGREGATE', 'WINDOW_ROW_NUMBER', 'WINDOW_LAG', 'WINDOW_LEAD', 'WINDOW_FIRST_VALUE']
])

const types = new Set(['VARCHAR', 'DATE', 'TIMESTAMP', 'INTEGER', 'BIGINT', 'DOUBLE', 'DECIMAL', 'BOOLEAN'])

const relations = new Set(['BASE_TABLE', 'JOIN', 'SUBQUERY', 'EMPTY'])

type Tree = Readonly<Record<string, unknown>>

/** A rule on the tree that DuckDB parses a statement into; says what is wrong with one of its nodes, or nothing. */
type Rule = (node: Tree) => string | undefined

const rules: readonly Rule[] = [
  ({ function_name: name }) =>
    typeof name === 'string' && !functions.has(name) ? `function ${name} is not on the list` : undefined,
  ({ class: kind, type }) =>
    kind !== undefined && !expressions.has(String(type)) ? `${String(type)} is not on the list` : undefined,
  ({ cast_type: type }) =>
    isTree(type) && !types.has(String(type['id']))
      ? `type ${String(type['id'])} is not on the list`
      : undefined,
  ({ try_cast: isTry }) =>
    isTry === true ? 'try_cast: cast what the sources have already checked' : undefined,
  ({ qualify }) => (isTree(qualify) ? 'qualify: number the rows in a sub-select' : undefined),
  ({ aggregate_handling: handling }) =>
    handling !== undefined && handling !== 'STANDARD_HANDLING' ? 'group by all: name the columns' : undefined,
  ({ class: kind, column_names: names }) =>
    kind === 'COLUMN_REF' && Array.isArray(names) && names.length !== 2
      ? `${names.join('.')}: write table.column (an alias of the same select is known to DuckDB only)`
      : undefined,
  (node) => (node['class'] === 'STAR' ? starProblem(node) : undefined),
  (node) =>
    node['class'] === 'FUNCTION' && node['function_name'] === '/' && !startsWithDouble(node)
      ? 'division: cast the left side to double, integers divide differently on each engine'
      : undefined,
  ({ from_table: relation }) => relationProblem(relation),
  ({ left, right, ref_type: kind }) =>
    kind === undefined ? undefined : (relationProblem(left) ?? relationProblem(right)),
  ({ ref_type: kind, join_type: join }) =>
    kind !== undefined && !(isOneOf(kind, ['REGULAR', 'CROSS']) && isOneOf(join, ['INNER', 'LEFT']))
      ? `${JSON.stringify(kind)} ${JSON.stringify(join)} join is not on the list`
      : undefined,
  ({ using_columns: columns }) =>
    Array.isArray(columns) && columns.length > 0 ? 'using: write the condition with on' : undefined,
  ({ setop_type: kind }) =>
    kind !== undefined && kind !== 'UNION' ? `${JSON.stringify(kind)} is not on the list` : undefined,
  ({ type }) => (type === 'LIMIT_MODIFIER' ? 'limit: which rows stay is up to the engine' : undefined),
  ({ type, distinct_on_targets: targets }) =>
    type === 'DISTINCT_MODIFIER' && Array.isArray(targets) && targets.length > 0
      ? 'distinct on: number the rows in a sub-select'
      : undefined,
  ({ type }) => (type === 'RECURSIVE_CTE_NODE' ? 'with recursive is not on the list' : undefined),
  ({ sample }) => (isTree(sample) ? 'sample: not the same rows twice' : undefined)
]

/** What the tree no longer shows. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/::/, ':: write cast(x as t)'],
  [/filter\s*\((?!\s*where\b)/i, 'filter: write filter (where …)'],
  [/(^|\()\s*from\b/i, 'from before select: write select first'],
  [/\bcurrent_(date|time|timestamp)\b|\blocaltime/i, 'the clock: as_of is the only "today"'],
  [/[A-Z]/, 'upper case: keywords and names are lower case']
]

/**
 * What keeps a statement from running on another SQL engine, or from being one statement at all.
 * An empty list means that it is portable.
 */
export async function findUnportable({
  connection,
  sql
}: {
  connection: DuckDBConnection
  sql: string
}): Promise<string[]> {
  const code = sql
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/'(?:[^']|'')*'/g, "''")
  const problems = spellings.filter(([spelling]) => spelling.test(code.trim())).map(([, problem]) => problem)
  const result = await connection.runAndReadAll('select json_serialize_sql($sql::varchar)', { sql })
  const parsed: unknown = JSON.parse(result.getRows().flat().map(String).join())
  if (!isTree(parsed) || !Array.isArray(parsed['statements'])) return [...problems, 'not a select']
  if (parsed['statements'].length !== 1) problems.push('one statement per file')
  return [...new Set([...problems, ...walk(parsed['statements'])])]
}

function* walk(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item)
  } else if (isTree(value)) {
    for (const rule of rules) {
      const problem = rule(value)
      if (problem) yield problem
    }
    for (const child of Object.values(value)) yield* walk(child)
  }
}

function starProblem(star: Tree): string | undefined {
  const { relation_name: relation, columns, ...lists } = star
  if (columns === true) return 'columns(): name the columns'
  if (relation === '') return '*: write table.*'
  const changed = ['exclude_list', 'replace_list', 'rename_list', 'qualified_exclude_list'].some((list) => {
    const items = lists[list]
    return Array.isArray(items) ? items.length > 0 : isTree(items) && Object.keys(items).length > 0
  })
  return changed ? '* exclude, replace or rename: name the columns' : undefined
}

function relationProblem(relation: unknown): string | undefined {
  return isTree(relation) && !relations.has(String(relation['type']))
    ? `${String(relation['type'])} in from: rows come from tables, a calendar table instead of generated series`
    : undefined
}

function startsWithDouble({ children }: Tree): boolean {
  const [left] = Array.isArray(children) ? (children as unknown[]) : []
  return isTree(left) && isTree(left['cast_type']) && left['cast_type']['id'] === 'DOUBLE'
}

function isOneOf(value: unknown, accepted: readonly string[]): boolean {
  return typeof value === 'string' && accepted.includes(value)
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
