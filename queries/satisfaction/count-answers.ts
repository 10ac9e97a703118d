import { z } from 'zod'
import { spanStatements, splitBy } from '../inquiry.ts'
import { labelColumn } from '../risk/label-column.ts'
import { readRows } from '../session.ts'
import type { Span } from '../period.ts'
import type { Language } from '../language.ts'
import type { Look } from './look.ts'
import { surveys } from './request.ts'
import type { Survey } from './request.ts'
import type { InvitedTier } from './reweight.ts'

const tally = { n: z.number(), good: z.number(), bad: z.number() }

/** Of `answers`, as z.number() takes them. */
const tallySql = `cast(count(*) as double) as n,
  cast(count(*) filter (where answers.points > 0) as double) as good,
  cast(count(*) filter (where answers.points < 0) as double) as bad`

const monthRow = z.object({ survey: z.enum(surveys), month: z.string(), ...tally })

/** Answers to every survey in each month of a span, in one run; months without any are left out. */
export async function countMonths({ responses }: Look, span: Span): Promise<z.output<typeof monthRow>[]> {
  const sql = `select
      answers.survey, strftime(answers.member, '%Y-%m') as month, ${tallySql}
    from period_responses as answers
    group by answers.survey, answers.member`
  const statements = [...spanStatements(splitBy(responses, 'month'), span), sql]
  return readRows(responses.connection, monthRow, statements.join(';\n'))
}

const tierRow = z.object({ tier: z.string(), label: z.string(), invited: z.number(), ...tally })

/** Who was invited to a survey in a year, and who of them answered what, by their tier at its end. */
export async function countTiers(
  { invitations, year }: Look,
  survey: Survey,
  language: Language
): Promise<InvitedTier[]> {
  const label = `tier_names.${labelColumn('label', language)}`
  // Of several answers to one invitation the first counts.
  const sql = `with
    answers as (
      select
        responses.invitation_id,
        min_by(responses.points, (responses.responded_at, responses.response_id)) as points
      from marts.survey_responses as responses
      where responses.survey = '${survey}' and responses.invitation_id is not null
      group by responses.invitation_id
    )
  select
    coalesce(tiers.tier, '') as tier,
    coalesce(${label}, tiers.tier, '') as label,
    cast(count(*) as double) as invited,
    cast(count(answers.points) as double) as n,
    cast(count(*) filter (where answers.points > 0) as double) as good,
    cast(count(*) filter (where answers.points < 0) as double) as bad
  from
    period_invitations as invitations
    left join answers on answers.invitation_id = invitations.invitation_id
    left join marts.customer_tiers as tiers
      on tiers.customer_key = invitations.customer_key
      and tiers.valid_from <= getvariable('until_date')
      and tiers.valid_to > getvariable('until_date')
    left join marts.tiers as tier_names on tier_names.tier = tiers.tier
  where invitations.survey = '${survey}'
  group by all
  order by min(tier_names.position) nulls last, tier`
  return readRows(invitations.connection, tierRow, [...spanStatements(invitations, year), sql].join(';\n'))
}
