import { DuckDBInstance } from '@duckdb/node-api'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildWarehouse } from '../../pipeline/build.ts'
import { loadConfig } from '../../pipeline/config.ts'
import { workspace } from '../support/loading.ts'

it('a build carries the windows of its config, and the churn window that its sales propose', async () => {
  const space = workspace({
    config: { churn_window_days: 60, repeat_window_days: 45, sources: { sales: { files: 'sales.csv' } } },
    // Gaps of 20 and 31 days: nine of ten, that is both, lie within 31.
    files: {
      'sales.csv':
        'customer_id,ordered_at,amount\nc1,2026-01-01,5\nc1,2026-01-21,5\nc2,2026-01-05,5\nc2,2026-02-05,5\n'
    }
  })
  const out = join(space.folder, 'data')
  const { id } = await buildWarehouse({
    config: loadConfig(space.configPath),
    out,
    now: new Date('2026-11-01T06:00:00Z')
  })
  const instance = await DuckDBInstance.create(join(out, 'builds', id, 'clientele.duckdb'), {
    access_mode: 'READ_ONLY'
  })
  const connection = await instance.connect()
  const settings = await connection.runAndReadAll(
    `select name, value from marts.settings where name like '%window%' order by name`
  )
  connection.closeSync()
  instance.closeSync()
  space.remove()
  expect(settings.getRows()).toEqual([
    ['campaign_window_days', '30'],
    ['churn_window_days', '60'],
    ['churn_window_proposed_days', '31'],
    ['repeat_window_days', '45'],
    ['segment_window', 'trailing']
  ])
})
