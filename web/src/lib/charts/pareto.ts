/** A point of the curve: so many of the members, largest first, hold so much of the whole; both from 0 to 1. */
export type ParetoPoint = { members: number; share: number }

/** The curve as points of a polyline in a box of 100 by 100. */
export function paretoLine(curve: readonly ParetoPoint[]): string {
  return curve.map(({ members, share }) => `${round(members * 100)},${round(100 - share * 100)}`).join(' ')
}

const round = (value: number) => Math.round(value * 100) / 100
