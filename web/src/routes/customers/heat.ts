import type { Segments } from './segments.ts'

export type ScoreCell = Segments['heat'][number]

/** From 5, the best, to 1 for R; the other way for F: the best customers stand at the top right. */
export const recencyScores = [5, 4, 3, 2, 1] as const
export const frequencyScores = [1, 2, 3, 4, 5] as const

/** From which part of all sales on a cell is so dark. */
const steps = [0.004, 0.015, 0.04, 0.1, 0.2]

/** The step of the ink ramp, 0 to 5, for a part of the whole. */
export function heatStep(part: number, whole: number): number {
  return whole > 0 ? steps.filter((step) => part / whole >= step).length : 0
}

export function sumsOf(cells: readonly ScoreCell[]): { customers: number; sales: number } {
  return {
    customers: cells.reduce((sum, { customers }) => sum + customers, 0),
    sales: cells.reduce((sum, { net_amount }) => sum + net_amount, 0)
  }
}

/** The recent and frequent: both scores 4 or 5. */
export function bestOf(cells: readonly ScoreCell[]): { customers: number; sales: number } {
  return sumsOf(cells.filter(({ r_score, f_score }) => r_score >= 4 && f_score >= 4))
}
