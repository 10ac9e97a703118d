import { chiSquareTail } from './chi-square.ts'
import { sortTimes } from './kaplan-meier.ts'
import type { TimeCount } from './kaplan-meier.ts'

export interface LogRank {
  /** Distributed as chi-square where the groups do not differ. */
  readonly statistic: number
  /** Groups less one. */
  readonly degrees: number
  /** The chance of a statistic as large without any difference. */
  readonly p: number
  /** Events of each group, and as many as it would have had if all were alike. */
  readonly groups: readonly { readonly observed: number; readonly expected: number }[]
}

/**
 * Tests whether groups have their events at the same rate at all times (Mantel 1966; for k groups with ties, the
 * multivariate hypergeometric variance of Peto and Peto 1972). Null where there is nothing to compare: fewer than two
 * groups in which anybody was at risk, or no event.
 */
export function logRank(groups: readonly (readonly TimeCount[])[]): LogRank | null {
  const sizes = groups.map((counts) => counts.reduce((sum, each) => sum + each.events + each.censored, 0))
  const compared = groups.filter((_, index) => (sizes[index] ?? 0) > 0)
  if (compared.length < 2 || compared.length < groups.length) return null
  const atRisk = [...sizes]
  const observed = groups.map(() => 0)
  const expected = groups.map(() => 0)
  const variance = groups.map(() => groups.map(() => 0))
  for (const left of timesOf(groups)) {
    const n = sum(atRisk)
    const d = sum(left.map(({ events }) => events))
    const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0
    for (const [row, { events }] of left.entries()) {
      const share = (atRisk[row] ?? 0) / n
      observed[row] = (observed[row] ?? 0) + events
      expected[row] = (expected[row] ?? 0) + d * share
      for (const column of left.keys()) {
        const part = spread * share * ((row === column ? 1 : 0) - (atRisk[column] ?? 0) / n)
        const cells = variance[row]
        if (cells) cells[column] = (cells[column] ?? 0) + part
      }
    }
    for (const [row, { events, censored }] of left.entries())
      atRisk[row] = (atRisk[row] ?? 0) - events - censored
  }
  // The differences sum to 0, so that one group is left out.
  const rest = groups.length - 1
  const difference = observed.map((count, row) => count - (expected[row] ?? 0)).slice(0, rest)
  const solved = solve(
    variance.slice(0, rest).map((cells) => cells.slice(0, rest)),
    difference
  )
  if (solved === null) return null
  const statistic = sum(difference.map((each, row) => each * (solved[row] ?? 0)))
  return {
    statistic,
    degrees: rest,
    p: chiSquareTail(statistic, rest),
    groups: observed.map((count, row) => ({ observed: count, expected: expected[row] ?? 0 }))
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

const nobody = { events: 0, censored: 0 }

/** Time by time, oldest first, who left which group. */
function timesOf(groups: readonly (readonly TimeCount[])[]): { events: number; censored: number }[][] {
  const byTime = groups.map((counts) => new Map(sortTimes(counts).map((count) => [count.time, count])))
  const times = [...new Set(byTime.flatMap((counts) => [...counts.keys()]))].toSorted((a, b) => a - b)
  return times.map((time) => byTime.map((counts) => counts.get(time) ?? nobody))
}

/** Solves a positive definite system by elimination; null where it has no single solution. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const rows = matrix.map((cells, index) => [...cells, right[index] ?? 0])
  const size = rows.length
  for (const [pivot, row] of rows.entries()) {
    const head = row[pivot] ?? 0
    if (!(head > 1e-12)) return null
    for (const [other, cells] of rows.entries()) {
      const factor = (cells[pivot] ?? 0) / head
      if (other === pivot || factor === 0) continue
      for (let column = pivot; column <= size; column++)
        cells[column] = (cells[column] ?? 0) - factor * (row[column] ?? 0)
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1))
}
