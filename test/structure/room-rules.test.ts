import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { importRules } from '../../lint/room-imports.js'
import { repository } from './project-files.ts'

// The project's own configuration, without the type-aware rules: the snippets are not files of the project.
const eslint = new ESLint({
  cwd: repository,
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { rules: { '@typescript-eslint/switch-exhaustiveness-check': 'off' } }
  ]
})

const roomRuleIds = /^(rooms\/|no-restricted-(globals|properties)$)/

async function broken(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${repository}${filePath}` })
  const fatal = result?.messages.find((message) => message.fatal)
  if (fatal) throw new Error(`${filePath}: ${fatal.message}`)
  return (result?.messages ?? [])
    .filter((message) => message.ruleId !== null && roomRuleIds.test(message.ruleId))
    .map((message) => message.message.replace(/^.*?(?=Room rule)/, ''))
}

type Case = readonly [file: string, code: string]

const svelte = (code: string) => `<script lang="ts">\n${code}\n</script>\n`

const forbidden: Record<string, readonly Case[]> = {
  'Room rule 1': [
    ['sample-data/generate.ts', `import { build } from '../pipeline/build.ts'`],
    ['sample-data/generate.ts', `export * from '../queries/index.ts'`],
    ['pipeline/build.ts', `import { customers } from '../sample-data/customers.ts'`]
  ],
  'Room rule 2': [
    ['pipeline/build.ts', `import { kpis } from '../queries/index.ts'`],
    ['pipeline/build.ts', `import type { KpiAnswer } from '../queries/index.ts'`],
    ['pipeline/build.ts', `const notes = await import('../state/notes.ts')`],
    ['pipeline/models/run-models.ts', `import { command } from '../../cli/build.ts'`],
    ['pipeline/models/run-models.ts', `export { money } from '../../web/src/lib/money.ts'`],
    ['pipeline/build.ts', `import { warehouse } from '../test/support/warehouse.ts'`]
  ],
  'Room rule 3': [
    ['pipeline/sources/sales/sales.ts', `import { products } from '../products/products.ts'`],
    ['pipeline/sources/sales/sales.ts', `import { loadConfig } from '../../config.ts'`]
  ],
  'Room rule 6': [
    ['queries/run-query.ts', `import { DuckDBInstance } from '@duckdb/node-api'`],
    ['queries/run-query.ts', `import * as duckdb from '@duckdb/node-api'`],
    ['queries/run-query.ts', `const duckdb = await import('@duckdb/node-api')`],
    ['queries/index.ts', `import { notes } from '../state/notes.ts'`],
    ['queries/index.ts', `import { loadConfig } from '../pipeline/config.ts'`]
  ],
  'Room rule 7': [
    ['web/src/routes/+page.server.ts', `import { queryKpi } from '../../../queries/index.ts'`],
    ['web/src/routes/+page.server.ts', `import { queryKpi } from '@clientele/queries'`],
    [
      'web/src/lib/ui/KpiTile.svelte',
      svelte(`import type { KpiAnswer } from '../../../../queries/index.ts'`)
    ],
    ['web/src/lib/server/queries.ts', `import { notes } from '../../../../state/notes.ts'`],
    ['web/src/lib/server/queries.ts', `import { DuckDBInstance } from '@duckdb/node-api'`],
    ['web/src/routes/+page.server.ts', `import type { DuckDBConnection } from '@duckdb/node-api'`]
  ],
  'Room rule 8': [
    ['web/src/lib/server/queries.ts', `import { settings } from '../../../../pipeline/config.ts'`],
    ['web/src/lib/server/warehouse.ts', 'const sql = `select name from marts.settings`'],
    ['web/src/lib/server/warehouse.ts', "const sql = 'SELECT * FROM marts.customers'"],
    ['web/src/lib/server/warehouse.ts', 'const sql = `select ${columns}\n  from ${table}`'],
    ['web/src/routes/+page.svelte', svelte(`const insert = "insert into notes values (1)"`)],
    ['web/src/routes/+page.svelte', svelte(`const materiality = 0.05`)],
    ['cli/rejects.ts', `const sql = 'select * from marts.rejects'`],
    ['web/src/lib/kpi.ts', `export const rule = { minimumN: 30 }`],
    ['web/src/lib/kpi.ts', `export const cut = (minimum_n = 30) => minimum_n`],
    ['web/src/lib/kpi.ts', `export const cut = settings.churnThreshold ?? 0.5`]
  ],
  'Room rule 9': [
    ['web/src/lib/ui/KpiTile.svelte', svelte(`import { load } from '../../routes/+page.server.ts'`)],
    ['web/src/routes/customers/+page.svelte', svelte(`import Table from '../sales/Table.svelte'`)],
    ['web/src/routes/+page.svelte', svelte(`import Table from './sales/Table.svelte'`)],
    ['web/src/lib/charts/bars.ts', `import { init } from 'echarts/core'`],
    ['web/src/lib/ui/KpiTile.svelte', svelte(`import * as echarts from 'echarts'`)],
    ['web/src/lib/charts/bars.ts', `import { page } from '$app/state'`],
    ['web/src/lib/charts/bars.ts', `export const width = () => window.innerWidth`],
    ['web/src/lib/charts/bars.ts', `export const today = () => Date.now()`]
  ],
  'Room rule 0': [
    ['cli/start.ts', `import { warehouse } from '../test/support/warehouse.ts'`],
    ['state/notes.ts', `import { kpis } from '../queries/index.ts'`]
  ],
  'Room rule 10': [
    ['pipeline/build.ts', `export const threads = process.env.THREADS`],
    ['queries/run-query.ts', `export const threads = process['env'].THREADS`],
    ['web/src/lib/server/warehouse.ts', `export const folder = process.env.DATA`],
    ['web/src/lib/server/warehouse.ts', `import { DATA } from '$env/static/private'`],
    ['pipeline/build.ts', `import { env } from 'node:process'`],
    ['pipeline/build.ts', `process.exit(1)`],
    ['sample-data/generate.ts', `process.exit(1)`],
    ['pipeline/build.ts', `import { exit } from 'node:process'`]
  ]
}

const allowed: readonly Case[] = [
  ['sample-data/generate.ts', `import { DuckDBInstance } from '@duckdb/node-api'`],
  ['sample-data/generate.ts', `import { names } from './names.ts'`],
  ['test/sample-data/generate.test.ts', `import { generate } from '../../sample-data/generate.ts'`],
  ['pipeline/build.ts', `import { runModels } from './models/run-models.ts'`],
  ['pipeline/sources/sales/sales.ts', `import { defineSource } from '../define-source.ts'`],
  ['pipeline/sources/sales/sales.ts', `import { SourceError } from '../../errors.ts'`],
  ['queries/run-query.ts', `import type { DuckDBConnection } from '@duckdb/node-api'`],
  ['queries/run-query.ts', `import { DuckDBDateValue } from '@duckdb/node-api'`],
  ['cli/query.ts', `import { queryKpi } from '../queries/index.ts'`],
  [
    'cli/build.ts',
    `import { buildWarehouse } from '../pipeline/build.ts'\nprocess.exit(buildWarehouse ? 0 : 1)`
  ],
  ['web/src/lib/server/queries.ts', `export { queryKpi } from '../../../../queries/index.ts'`],
  ['web/src/lib/server/queries.ts', `import type { DuckDBConnection } from '@duckdb/node-api'`],
  ['web/src/lib/server/state.ts', `export { notes } from '../../../../state/notes.ts'`],
  ['web/src/lib/server/warehouse.ts', `import { DuckDBInstance } from '@duckdb/node-api'`],
  ['web/src/lib/i18n/messages.ts', `export const pick = 'Select a month from the list below'`],
  ['web/src/lib/kpi.ts', `export const grey = (n: number, minimumN: number) => n < minimumN`],
  ['web/src/routes/+page.server.ts', `import { queryKpi } from '#lib/server/queries.ts'`],
  ['web/src/routes/sales/+page.svelte', svelte(`import Table from './Table.svelte'`)],
  ['web/src/routes/sales/+page.svelte', svelte(`import type { PageProps } from './$types'`)],
  ['web/src/lib/charts/bars.ts', `import type { EChartsCoreOption } from 'echarts/core'`],
  ['web/src/lib/charts/bars.ts', `import { money } from '../format/money.ts'`],
  ['web/src/lib/charts/Chart.svelte', svelte(`import { init } from 'echarts/core'`)],
  ['pipeline/config.ts', `export const zone = process.env.TZ`],
  ['web/src/env.ts', `export const folder = process.env.DATA`],
  ['cli/start.ts', `export const port = process.env.PORT`],
  ['test/pipeline/crash.test.ts', `export const environment = { ...process.env }`]
]

describe.each(Object.entries(forbidden))('%s', (rule, cases) => {
  it.each(cases)('refuses in %s: %s', async (file, code) => {
    const messages = await broken(file, code)
    // "Room rule 1" must not be satisfied by "Room rule 10".
    expect(messages.map((message) => message.split(':', 1).join())).toContain(rule)
    // Every message gives a reason after the rule.
    for (const message of messages) expect(message).toMatch(/^Room rule \d+: .{20,}/)
  })
})

describe('the table of imports', () => {
  it('has no entry that nothing above sets off', async () => {
    const said = new Set<string>()
    for (const [file, code] of Object.values(forbidden).flat()) {
      for (const message of await broken(file, code)) said.add(message.replace(/^Room rule \d+: /, ''))
    }
    expect(importRules.map(({ why }) => `${why}.`).filter((why) => !said.has(why))).toEqual([])
  })
})

describe('what the room rules let pass', () => {
  it.each(allowed)('in %s: %s', async (file, code) => {
    expect(await broken(file, code)).toEqual([])
  })
})
