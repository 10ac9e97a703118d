import { z } from 'zod'
import { requireAnswers, type Answers } from '#lib/server/answers.ts'
import { later } from '#lib/server/later.ts'
import { rejectReasonIn } from '#lib/server/queries.ts'
import { readView } from '#lib/server/view.ts'
import type { Format } from './quality.ts'
import type { PageServerLoad } from './$types'

const pairsShown = 50

export const load: PageServerLoad = async ({ locals, url }) => {
  const answers = requireAnswers(locals)
  const view = await readView(url.searchParams, answers)
  const [about, quality, duplicates] = await Promise.all([
    answers.describe(),
    answers.quality(),
    answers.duplicates(pairsShown)
  ])
  return {
    view,
    build: answers.build,
    company: about.company,
    asOf: about.as_of,
    files: quality.files.map(({ detected, ...file }) => ({ ...file, format: formatOf(detected) })),
    rejects: quality.rejects.map((reject) => ({
      ...reject,
      reason: rejectReasonIn(reject.reason, locals.language)
    })),
    columns: quality.columns,
    references: quality.references,
    months: quality.months,
    daysWithoutLines: quality.days_without_lines,
    checks: quality.checks,
    duplicates,
    // What was read is known from the build; figures may take longer.
    figures: later(monthFigures(answers, quality.months.at(-1)?.month, quality.months.length))
  }
}

type MonthFigures = Record<string, { sales: number | null; orders: number | null }>

/** Net sales and orders of every month, as everywhere else. */
async function monthFigures(
  answers: Answers,
  month: string | undefined,
  months: number
): Promise<MonthFigures> {
  if (month === undefined) return {}
  const [sales, orders] = await Promise.all(
    (['net-sales', 'orders'] as const).map((kpi) => answers.history({ kpi, month, months }))
  )
  const ordersOf = new Map(orders?.map((point) => [point.month, point.value]))
  return Object.fromEntries(
    (sales ?? []).map((point) => [
      point.month,
      { sales: point.value, orders: ordersOf.get(point.month) ?? null }
    ])
  )
}

const detectedSchema = z.object({
  layout: z.string().default('delimited'),
  encoding: z.string().default('utf-8'),
  delimiter: z.string().default(','),
  header: z.boolean().default(true),
  decimal: z.string().default('.'),
  dates: z.record(z.string(), z.array(z.string())).default({})
})

/** What the loader wrote down about a file: see `pipeline/reading/account.ts`. */
function formatOf(detected: string | null): Format {
  const { header, dates, ...format } = detectedSchema.parse(JSON.parse(detected ?? '{}'))
  return { ...format, hasHeader: header, dates: [...new Set(Object.values(dates).flat())] }
}
