import type { MigrationAnswer, SegmentsAnswer, SegmentsHead } from '#lib/server/queries.ts'

export type Segments = SegmentsAnswer

export type Head = SegmentsHead

export type Migration = MigrationAnswer

/** The segment that brings most; none where nobody's sales are known. */
export function largestOf(rows: Head['rows']): Head['rows'][number] | undefined {
  return rows
    .filter(({ net_amount_share }) => net_amount_share !== null)
    .toSorted((one, other) => other.net_amount - one.net_amount)[0]
}
