import { readFileSync } from 'node:fs'
import type { CataloguedDimension } from '../dimensions.ts'
import { runAll } from '../session.ts'
import { partsTable } from './bridge-method.ts'
import { sumChange } from './change.ts'
import type { Change } from './change.ts'

const sql = readFileSync(new URL('bridge-members.sql', import.meta.url), 'utf8')

/** Makes the parts of a bridge out of `period_bridge_members`: the sums of both periods by member. */
export async function makePartsOfMembers(
  change: Change,
  by: CataloguedDimension,
  parts: string
): Promise<void> {
  await sumChange(change, by)
  await runAll(change.inquiry.connection, [
    `create or replace temp table period_bridge_members as\n${sql}`,
    partsTable(parts)
  ])
}
