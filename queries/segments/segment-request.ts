import { z } from 'zod'
import { flowRequestSchema, monthSchema } from '../request.ts'
import { languages } from '../language.ts'

const asked = {
  /** One of the build's schemes; without it, the one that the build shows first. */
  scheme: z.string().max(100, 'at most 100 characters').optional(),
  where: flowRequestSchema.shape.where,
  scope: flowRequestSchema.shape.scope,
  language: z.enum(languages).default('zh-CN')
}

export const segmentsRequestSchema = z.strictObject({
  ...asked,
  month: monthSchema,
  compare: z
    .string()
    .regex(
      /^(previous|last-year|[1-9]\d{3}-(0[1-9]|1[0-2]))$/,
      'one of previous, last-year, or a month such as 2026-10'
    )
    .default('previous')
})

export type SegmentsRequest = z.input<typeof segmentsRequestSchema>

export const migrationRequestSchema = z.strictObject({ ...asked, from: monthSchema, to: monthSchema })

export type MigrationRequest = z.input<typeof migrationRequestSchema>
