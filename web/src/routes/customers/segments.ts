import type { MigrationAnswer, SegmentsAnswer } from '#lib/server/queries.ts'

export type Segments = SegmentsAnswer

export type Migration = MigrationAnswer
