import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addDays, addMonths } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { historyMonths } from '../history-points.ts'
import type { Text } from '../language.ts'
import { spanBetween } from './look.ts'
import { parseRequest } from '../request.ts'
import { keptFor, readRows } from '../session.ts'
import { readSettings } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { countMonths, countTiers } from './count-answers.ts'
import { openLook } from './look.ts'
import type { Look } from './look.ts'
import { satisfactionRequestSchema } from './request.ts'
import type { SatisfactionRequest, Survey } from './request.ts'
import { reweighted } from './reweight.ts'
import type { Weighted } from './reweight.ts'
import { changeOf, scoreOf } from './tallies.ts'
import type { Score, ScoreChange, Tally } from './tallies.ts'
import { revenueHeld, whatNext } from './what-next.ts'
import type { Held, WhatNext } from './what-next.ts'

/** A verdict that an answer can be, best first. */
export interface Verdict {
  readonly verdict: string
  readonly label: Text
  readonly rule: Text
}

export interface SatisfactionMonth extends Score, ScoreChange {
  /** `YYYY-MM`; the change is that from the month before. */
  readonly month: string
  readonly complete: boolean
}

export interface SatisfactionAnswer {
  readonly build: string
  readonly as_of: Day
  readonly month: string
  readonly survey: Survey
  /** Scores of fewer answers say little. */
  readonly minimum_n: number
  /** The twelve months that all but `months` is about, both days inclusive. */
  readonly year: { readonly from: Day; readonly to: Day }
  /** Dimensions of filters that surveys know nothing of. */
  readonly left_out: readonly string[]
  readonly verdicts: readonly Verdict[]
  /** Oldest first. */
  readonly months: readonly SatisfactionMonth[]
  /** The twelve months together, beside the twelve before them. */
  readonly total: Score & ScoreChange
  /** Null where nobody was invited. */
  readonly weighted: Weighted | null
  readonly next: WhatNext
  readonly held: Held
}

/** What of it is found in other tables than the answers, and takes longer. */
export type SatisfactionBeside = Pick<SatisfactionAnswer, 'weighted' | 'held'>

export type SatisfactionScores = Omit<SatisfactionAnswer, keyof SatisfactionBeside>

const verdictRow = z.object({
  survey: z.string(),
  verdict: z.string(),
  label_zh: z.string(),
  label_en: z.string(),
  rule_zh: z.string(),
  rule_en: z.string()
})

type Asked = z.output<typeof satisfactionRequestSchema>

/**
 * How satisfied customers say they are in one survey: by month, as if all tiers had answered alike, what they did next, and
 * how much revenue is whose.
 * @throws QueryError when a parameter does not fit, or does not fit this build, or it has no answers to surveys.
 */
export const querySatisfaction = (
  connection: DuckDBConnection,
  request: SatisfactionRequest
): Promise<SatisfactionAnswer> =>
  looking(connection, request, async (look, asked) => {
    const { next, ...scores } = await scoresOf(look, asked)
    const { weighted, held } = await besideOf(look, asked)
    return { ...scores, weighted, next, held }
  })

/** What of querySatisfaction the answers alone tell. */
export const querySatisfactionScores = (
  connection: DuckDBConnection,
  request: SatisfactionRequest
): Promise<SatisfactionScores> => looking(connection, request, scoresOf)

/** The rest of it. */
export const querySatisfactionBeside = (
  connection: DuckDBConnection,
  request: SatisfactionRequest
): Promise<SatisfactionBeside> => looking(connection, request, besideOf)

function looking<Answer>(
  connection: DuckDBConnection,
  request: SatisfactionRequest,
  answer: (look: Look, asked: Asked) => Promise<Answer>
): Promise<Answer> {
  const asked = parseRequest(satisfactionRequestSchema, request)
  return inTurn(connection, async () => answer(await openLook(connection, asked), asked))
}

async function scoresOf(look: Look, { survey, months }: Asked): Promise<SatisfactionScores> {
  const { build, month, year } = look
  const { connection } = look.responses
  const verdicts = await readVerdicts(connection, survey)
  const shown = historyMonths({ month, months }, build)
  const baseFrom = addMonths(year.from, -12)
  const first = addMonths(shown.asked[0]?.from ?? year.from, -1)
  const counted = await countMonths(
    look,
    spanBetween({ from: first < baseFrom ? first : baseFrom, until: year.until })
  )
  const ofMonth = new Map(counted.filter((row) => row.survey === survey).map((row) => [row.month, row]))
  const tallyOf = (name: string): Tally => ofMonth.get(name) ?? { n: 0, good: 0, bad: 0 }
  const between = (from: Day, until: Day) =>
    together(
      [...ofMonth.values()].filter((row) => row.month >= from.slice(0, 7) && `${row.month}-01` < until)
    )
  const score = ({ n, good, bad }: Tally): Score => scoreOf(survey, { n, good, bad })
  const settings = await readSettings(connection)
  const now = between(year.from, year.until)
  return {
    build: build.build,
    as_of: build.as_of,
    month,
    survey,
    minimum_n: Number(settings['minimum_n'] ?? 0),
    year: { from: year.from, to: addDays(year.known_until, -1) },
    left_out: look.left_out,
    verdicts,
    months: shown.asked.map(({ from, until }) => {
      const own = tallyOf(from.slice(0, 7))
      return {
        month: from.slice(0, 7),
        complete: until <= addDays(build.complete_through ?? build.as_of, 1),
        ...score(own),
        ...changeOf(survey, own, tallyOf(addMonths(from, -1).slice(0, 7)))
      }
    }),
    total: { ...score(now), ...changeOf(survey, now, between(baseFrom, year.from)) },
    next: await whatNext(
      look,
      survey,
      verdicts.map(({ verdict }) => verdict)
    )
  }
}

async function besideOf(look: Look, { survey, scope, language }: Asked): Promise<SatisfactionBeside> {
  const verdicts = await readVerdicts(look.responses.connection, survey)
  const tiers = await countTiers(look, survey, language)
  return {
    weighted: tiers.length === 0 ? null : reweighted(survey, tiers),
    held: await revenueHeld(look, { survey, verdicts: verdicts.map(({ verdict }) => verdict), scope })
  }
}

const together = (tallies: readonly Tally[]): Tally => ({
  n: tallies.reduce((sum, { n }) => sum + n, 0),
  good: tallies.reduce((sum, { good }) => sum + good, 0),
  bad: tallies.reduce((sum, { bad }) => sum + bad, 0)
})

/** What answers to a survey can be, best first. */
export async function readVerdicts(connection: DuckDBConnection, survey: Survey): Promise<Verdict[]> {
  const rows = (await readAllVerdicts(connection)).filter((row) => row.survey === survey)
  return rows.map(({ verdict, label_zh, label_en, rule_zh, rule_en }) => ({
    verdict,
    label: { 'zh-CN': label_zh, en: label_en },
    rule: { 'zh-CN': rule_zh, en: rule_en }
  }))
}

const readAllVerdicts = keptFor((connection) =>
  readRows(
    connection,
    verdictRow,
    `select
      verdicts.survey, verdicts.verdict, verdicts.label_zh, verdicts.label_en, verdicts.rule_zh, verdicts.rule_en
    from marts.survey_verdicts as verdicts
    order by verdicts.points desc`
  )
)
