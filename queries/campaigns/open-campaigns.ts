import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Day } from '../calendar.ts'
import { endOfMonth } from '../period.ts'
import type { Filter, Scope } from '../request.ts'
import { openCustomerConditions } from '../risk/customer-conditions.ts'
import type { CustomerConditions } from '../risk/customer-conditions.ts'
import { withValues } from '../session.ts'
import { readBuildPeriod, readSettings } from '../settings.ts'

const knownMembers = readFileSync(new URL('known-members.sql', import.meta.url), 'utf8')

/** Campaigns at the end of a month, open on the session. */
export interface OpenCampaigns {
  /** Of the customers in view, classified as they were then. */
  readonly conditions: CustomerConditions
  /** The day after the last one that is looked at. */
  readonly until: Day
  /** A statement with the days and numbers of the question in place of its variables. */
  readonly valued: (sql: string) => string
  /**
   * A select of who had been chosen for the campaigns begun by the end of the month, who of them had been reached and had
   * responded by then, and what they had bought.
   */
  readonly members: string
}

/** @throws QueryError when the build has no such dimension, and for a month without data. */
export async function openCampaigns(
  connection: DuckDBConnection,
  { month, where, scope }: { month: string; where: readonly Filter[]; scope: Scope }
): Promise<OpenCampaigns> {
  const until = endOfMonth(month, await readBuildPeriod(connection))
  const conditions = await openCustomerConditions(connection, { where, scope, until })
  const campaign_window_days = Number((await readSettings(connection))['campaign_window_days'])
  const valued = (sql: string) => withValues(sql, { known_until: until, campaign_window_days })
  return { conditions, until, valued, members: valued(knownMembers) }
}
