import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { findKpi } from '../catalog.ts'
import { QueryError } from '../errors.ts'
import { openInquiry } from '../inquiry.ts'
import { resolvePeriod } from '../period.ts'
import { recentBuyersOfBoth } from '../recent-buyers.ts'
import { parseRequest } from '../request.ts'
import { readRows, variableStatements } from '../session.ts'
import { readBuildPeriod } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { classifiedSql, openingAfter, windowBefore } from './classified-customers.ts'
import { ruleMatch } from './rules.ts'
import { findScheme, listSchemes, notYetCustomer, outsideWindow } from './schemes.ts'
import type { Scheme, Segment } from './schemes.ts'
import { migrationRequestSchema } from './segment-request.ts'
import type { MigrationRequest } from './segment-request.ts'

const migrationSql = readFileSync(new URL('migration.sql', import.meta.url), 'utf8')
const rescoredSql = readFileSync(new URL('rescored.sql', import.meta.url), 'utf8')

const moveRow = z.object({
  from_segment: z.string(),
  to_segment: z.string(),
  rule: z.number().nullable(),
  customers: z.number(),
  net_amount_before: z.number(),
  net_amount_after: z.number()
})

interface Move extends z.output<typeof moveRow> {
  /** By the cuts and means of the beginning; where there are none, or no scores, the segment after. */
  readonly rescored_segment: string
}

/** Customers in one segment at the end of one month and in another at the end of a later one. */
export interface MigrationCell {
  readonly from_segment: string
  readonly to_segment: string
  readonly customers: number
  /** Their net sales of the window up to either month. */
  readonly net_amount_before: number
  readonly net_amount_after: number
}

/** A segment's size at both ends; `customers_before` + behaviour + drift = `customers_after`. */
export interface MigrationSegment extends Segment {
  readonly customers_before: number
  readonly customers_after: number
  readonly net_amount_before: number
  readonly net_amount_after: number
  /** How many more are in it by what customers did: scored at the end by the limits of the beginning. */
  readonly behaviour: number
  /** How many more because the limits have moved, which are drawn anew from all customers every month. */
  readonly drift: number
}

export interface MigrationAnswer {
  readonly build: string
  readonly scheme: string
  readonly schemes: readonly string[]
  readonly from: string
  readonly to: string
  /** Last known day of the later month. */
  readonly through: Day
  readonly segments: readonly MigrationSegment[]
  /** Cells with customers; a row of the matrix sums to the size before, a column to the size after. */
  readonly cells: readonly MigrationCell[]
  /** Who is in another segment than before. */
  readonly moved: {
    readonly customers: number
    /** Who would be, too, by the limits of the beginning. */
    readonly by_behaviour: number
    /** Who would not: only the limits have moved. */
    readonly by_drift: number
    /** Where the limits decided which one it is: they moved by either, but not to the same segment. */
    readonly by_both: number
  }
}

/**
 * Who moved between the segments of a scheme from the end of one month to the end of a later one. Everyone stands in
 * one cell: who had not bought before comes from `not_yet_customer`, who has not bought in the window goes to
 * `outside_window`. Filters say whom it is about by what they are at the end, as on every list of them.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryMigration(
  connection: DuckDBConnection,
  request: MigrationRequest
): Promise<MigrationAnswer> {
  const parsed = parseRequest(migrationRequestSchema, request)
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const schemes = await listSchemes(connection, parsed.language)
    const scheme = findScheme(schemes, parsed.scheme)
    const { from, to, where, scope } = parsed
    resolvePeriod({ month: from }, build, 'from')
    const period = resolvePeriod({ month: to }, build, 'to')
    if (from >= to) throw new QueryError({ parameter: 'to', value: to, allowed: `a month after ${from}` })
    const { question } = await openInquiry(connection, findKpi('repurchase-rate'), { build, where, scope })
    const opening = openingAfter(to)
    const earlier = openingAfter(from)
    const [window, longer] = [windowBefore(opening), { ...windowBefore(earlier), until: opening }]
    const buyers = recentBuyersOfBoth(question, [window, longer])
    const matching = await ruleMatch(connection, { scheme: scheme.scheme, rows: 'rescored' })
    const rows = await readRows(
      connection,
      moveRow,
      [
        ...variableStatements({
          segment_scheme: scheme.scheme,
          base_opening: earlier,
          figures_on: addDays(period.known_until, -1)
        }),
        `with
          ${buyers.cte}
          period_segments as (${classifiedSql(question, { opening, buyers: buyers.conditionOf(window) })}),
          base_segments as (
            ${classifiedSql(question, { opening: earlier, filteredOn: opening, buyers: buyers.conditionOf(longer) })}
          ),
          rescored as (${rescoredSql}),
          period_moves as (select rescored.*, ${matching.sql} as rule from rescored)
        ${migrationSql}`
      ].join(';\n')
    )
    const moves = rows.map((row) => ({
      ...row,
      rescored_segment: (row.rule === null ? undefined : matching.segments.get(row.rule)) ?? row.to_segment
    }))
    return {
      build: build.build,
      scheme: scheme.scheme,
      schemes: schemes.map((each) => each.scheme),
      from,
      to,
      through: period.through,
      segments: scheme.segments.map((segment) => sizeOf(segment, moves)),
      cells: cellsOf(scheme, moves),
      moved: movedOf(moves)
    }
  })
}

const customersOf = (moves: readonly Move[]): number => sumOf(moves, 'customers')

const sumOf = (
  moves: readonly Move[],
  measure: 'customers' | 'net_amount_before' | 'net_amount_after'
): number => exact(moves.reduce((sum, move) => sum + move[measure], 0))

/** Sums of money have four decimals; what floating point adds beyond is taken off. */
const exact = (sum: number): number => Number(sum.toFixed(4))

function sizeOf(segment: Segment, moves: readonly Move[]): MigrationSegment {
  const before = moves.filter(({ from_segment }) => from_segment === segment.segment)
  const after = moves.filter(({ to_segment }) => to_segment === segment.segment)
  const rescored = moves.filter(({ rescored_segment }) => rescored_segment === segment.segment)
  return {
    ...segment,
    customers_before: customersOf(before),
    customers_after: customersOf(after),
    net_amount_before: sumOf(before, 'net_amount_before'),
    net_amount_after: sumOf(after, 'net_amount_after'),
    behaviour: customersOf(rescored) - customersOf(before),
    drift: customersOf(after) - customersOf(rescored)
  }
}

/** In the order of the scheme, rows before columns. */
function cellsOf({ segments }: Scheme, moves: readonly Move[]): MigrationCell[] {
  return segments.flatMap((from) =>
    segments.flatMap((to) => {
      const cell = moves.filter(
        ({ from_segment, to_segment }) => from_segment === from.segment && to_segment === to.segment
      )
      if (cell.length === 0) return []
      return {
        from_segment: from.segment,
        to_segment: to.segment,
        customers: customersOf(cell),
        net_amount_before: sumOf(cell, 'net_amount_before'),
        net_amount_after: sumOf(cell, 'net_amount_after')
      }
    })
  )
}

function movedOf(moves: readonly Move[]): MigrationAnswer['moved'] {
  const moved = moves.filter(({ from_segment, to_segment }) => from_segment !== to_segment)
  const customers = customersOf(moved)
  const by_behaviour = customersOf(moved.filter((move) => move.rescored_segment === move.to_segment))
  const by_drift = customersOf(moved.filter((move) => move.rescored_segment === move.from_segment))
  return { customers, by_behaviour, by_drift, by_both: customers - by_behaviour - by_drift }
}

/** The classes of no rule, at the edges of the matrix. */
export const edgeSegments: readonly string[] = [outsideWindow, notYetCustomer]
