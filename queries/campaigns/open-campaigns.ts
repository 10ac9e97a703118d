import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Day } from '../calendar.ts'
import { endOfMonth } from '../period.ts'
import type { Filter, Scope } from '../request.ts'
import { openCustomerConditions } from '../risk/customer-conditions.ts'
import type { CustomerConditions } from '../risk/customer-conditions.ts'
import { runAll, variableStatements } from '../session.ts'
import { readBuildPeriod, readSettings } from '../settings.ts'

const knownMembers = readFileSync(new URL('known-members.sql', import.meta.url), 'utf8')

/** Campaigns at the end of a month, open on the session. */
export interface OpenCampaigns {
  /** Of the customers in view, classified as they were then. */
  readonly conditions: CustomerConditions
  /** The day after the last one that is looked at. */
  readonly until: Day
}

/**
 * Opens the view `known_members`: who had been chosen for the campaigns begun by the end of a month, whom had been reached
 * and who had responded by then, and what they had bought. The session's `known_until` is the day after it.
 * @throws QueryError when the build has no such dimension, and for a month without data.
 */
export async function openCampaigns(
  connection: DuckDBConnection,
  { month, where, scope }: { month: string; where: readonly Filter[]; scope: Scope }
): Promise<OpenCampaigns> {
  const until = endOfMonth(month, await readBuildPeriod(connection))
  const conditions = await openCustomerConditions(connection, { where, scope, until })
  const window = Number((await readSettings(connection))['campaign_window_days'])
  await runAll(connection, [
    ...variableStatements({ known_until: until, campaign_window_days: window }),
    `create or replace temp view known_members as ${knownMembers}`
  ])
  return { conditions, until }
}
