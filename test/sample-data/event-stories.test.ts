import { beforeAll, describe, expect, it } from 'vitest'
import { stories } from './raw-files.ts'
import { openSampleWarehouse, type SampleWarehouse } from './sample-warehouse.ts'

// The stories around the sales once more, by SQL over the committed files; and that each is too large for chance.

let warehouse: SampleWarehouse

beforeAll(async () => {
  warehouse = await openSampleWarehouse()
})

const only = async (sql: string) => {
  const rows = await warehouse.rows(sql)
  expect(rows).toHaveLength(1)
  return rows[0]!
}

type Window = { from: string; to: string }
const inside = (moment: string, { from, to }: Window) =>
  `cast(${moment} as date) between date '${from}' and date '${to}'`

/** Rows for which `met` holds, of all. */
async function share(rows: string, met: string) {
  const row = await only(
    `select count(*) filter (where ${met}) as numerator, count(*) as denominator from ${rows}`
  )
  const [numerator, denominator] = [Number(row['numerator']), Number(row['denominator'])]
  return { value: Math.round((numerator / denominator) * 10_000) / 10_000, numerator, denominator }
}

type Rate = { value: number; numerator: number; denominator: number }

/** How many standard errors two shares lie apart. */
function distance(one: Rate, other: Rate): number {
  const both = (one.numerator + other.numerator) / (one.denominator + other.denominator)
  const error = Math.sqrt(both * (1 - both) * (1 / one.denominator + 1 / other.denominator))
  return Math.abs(one.value - other.value) / error
}

const homeAreas = `
  (select customers.customer_id, area.region_name as area, customers.owner, customers.acquisition_channel
    from customers
    join regions as city on city.region_id = customers.region_id
    join regions as province on province.region_id = city.parent_id
    join regions as area on area.region_id = province.parent_id)`

/** Customers with net sales in the last year, by the share of all that those before them make. */
const tiers = `
  (select customer_id, case when before < 0.5 then 'strategic' when before < 0.8 then 'key' else 'regular' end as tier
    from (
      select customer_id, (sum(net) over (order by net desc) - net) / sum(net) over () as before
      from (
        select lines.customer_id, cast(sum(net) as double) as net
        from lines join customers on customers.customer_id = lines.customer_id
        where day between date '2025-11-01' and date '2026-10-31' group by all having sum(net) > 0
      )
    ))`

describe('facts', () => {
  it('rows of each file', async () => {
    const { events } = stories.facts
    const counts = await only(`
      select (select count(*) from survey_responses) as survey_responses,
        (select count(*) from survey_invitations) as survey_invitations,
        (select count(*) from complaints) as complaints,
        (select count(*) from complaints where resolved_at is null) as open_complaints,
        (select count(*) from contacts) as contacts,
        (select count(*) from campaign_members) as campaign_members,
        (select count(*) from opportunities) as opportunities,
        (select count(*) from opportunities where outcome is null) as open_opportunities`)
    expect(Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, Number(n)]))).toEqual(events)
  })

  it('nothing happens after the last day, nor after it was exported', async () => {
    const late = await only(`
      select max(responded_at) as answer, max(sent_at) as sent from survey_responses, survey_invitations`)
    for (const moment of Object.values(late)) expect((moment as Date) < new Date('2026-11-01')).toBe(true)
    const { last } = await only(`
      select max(greatest(opened_at, first_response_at, resolved_at, followed_up_at)) as last from complaints`)
    expect((last as Date) < new Date('2026-11-01')).toBe(true)
  })

  it('the steps of complaints and opportunities follow each other', async () => {
    const { n } = await only(`
      select count(*) as n from complaints where first_response_at < opened_at - interval 2 hours
        or resolved_at < first_response_at or followed_up_at < resolved_at
        or (resolved_at is null and followed_up_at is not null)`)
    expect(n).toBe(0n)
    const stages = await only(`
      select count(*) filter (where stage = 0) as first, count(*) filter (where stage <> place) as strays
      from (
        select array_position(['初步接洽', '需求确认', '方案报价', '商务谈判', '签约成交'], stage) - 1 as stage,
          row_number() over (partition by opportunity_id order by entered_at) - 1 as place
        from opportunity_stages
      )`)
    expect(Number(stages['first'])).toBeGreaterThan(500)
    // One row was refused: the stages after it stand one place too early.
    expect(Number(stages['strays'])).toBeLessThan(15)
  })
})

describe('service', () => {
  it('one area answers late, and no other', async () => {
    const { planted, measured } = stories.slow_responses
    const inTime = `first_response_at <= opened_at + interval ${planted.limit_minutes} minutes`
    const opened = (area: string, window: Window) =>
      `complaints join ${homeAreas} as homes using (customer_id) where ${area} and ${inside('opened_at', window)}`
    const sides = [
      [measured.area, `area = '${planted.area}'`],
      [measured.other_areas, `area <> '${planted.area}'`]
    ] as const
    for (const [told, area] of sides) {
      for (const side of ['before', 'after'] as const) {
        expect(await share(opened(area, measured[side]), inTime)).toEqual(told[side])
      }
    }
    expect(distance(measured.area.before, measured.area.after)).toBeGreaterThan(4)
    expect(distance(measured.other_areas.before, measured.other_areas.after)).toBeLessThan(2)
  })

  it('one product is complained about three times as often, and no other', async () => {
    const { planted, measured } = stories.faulty_product
    for (const quarter of measured.quarters) {
      const counted = await only(`
        select
          count(*) filter (where product_id = '${planted.product_id}') as complaints,
          count(*) filter (where product_id is distinct from '${planted.product_id}') as complaints_about_others,
          (select count(*) from lines
            where product_id = '${planted.product_id}' and kind = 'sale' and ${inside('day', quarter)}) as order_lines
        from complaints where ${inside('opened_at', quarter)}`)
      expect(Object.fromEntries(Object.entries(counted).map(([name, n]) => [name, Number(n)]))).toEqual({
        complaints: quarter.complaints,
        complaints_about_others: quarter.complaints_about_others,
        order_lines: quarter.order_lines
      })
    }
    const earlier = measured.quarters.slice(0, 4)
    const last = measured.quarters[4]!
    const mean = earlier.reduce((sum, { complaints }) => sum + complaints, 0) / 4
    expect(measured.last_quarter_to_mean_of_four_before).toBeCloseTo(last.complaints / mean, 4)
    // More than chance gives to a count of that mean, and no product has as many.
    expect(last.complaints).toBeGreaterThan(Math.max(3 * mean, mean + 5 * Math.sqrt(mean)))
    const most = await warehouse.rows(`
      select product_id, count(*) as n from complaints
      where product_id is not null and ${inside('opened_at', last)} group by all order by n desc limit 2`)
    expect(most[0]!['product_id']).toBe(planted.product_id)
    expect(Number(most[1]!['n'])).toBeLessThan(last.complaints / 2)
  })
})

describe('surveys', () => {
  it('detractors leave more often than promoters', async () => {
    const { measured } = stories.leaving_detractors
    const answers = `survey_responses as answers
      where survey = 'nps' and customer_id in (select customers.customer_id from customers)
        and cast(responded_at as date) <= date '${measured.answered_until}'`
    const again = `exists (
      select 1 from lines where lines.kind = 'sale' and lines.customer_id = answers.customer_id
        and day > cast(responded_at as date) and day <= cast(responded_at as date) + ${measured.days})`
    const verdicts = [
      [measured.detractors, 'between 0 and 6'],
      [measured.passives, 'in (7, 8)'],
      [measured.promoters, 'between 9 and 10']
    ] as const
    for (const [told, scores] of verdicts) {
      expect(await share(`${answers} and cast(score as integer) ${scores}`, again)).toEqual(told)
    }
    expect(distance(measured.detractors, measured.promoters)).toBeGreaterThan(8)
    expect(measured.promoters.value - measured.detractors.value).toBeGreaterThan(0.25)
  })

  it('large customers answer more often and are happier: the raw score flatters', async () => {
    const { measured } = stories.survey_tiers
    const rows = await warehouse.rows(`
      select coalesce(tier, 'none') as tier, count(*) as invited, count(score) as answered,
        count(*) filter (where cast(score as integer) >= 9) - count(*) filter (where cast(score as integer) <= 6) as net
      from survey_invitations as invitations
      left join survey_responses as answers using (invitation_id)
      left join ${tiers} as tiers on tiers.customer_id = invitations.customer_id
      where invitations.survey = 'nps' and ${inside('sent_at', measured)}
      group by all`)
    const figures = rows.map((row) => ({
      tier: row['tier'],
      invited: Number(row['invited']),
      answered: Number(row['answered']),
      net: Number(row['net'])
    }))
    for (const { tier, answered, nps } of measured.tiers) {
      const found = figures.find((row) => row.tier === tier)
      expect(found).toMatchObject({ invited: answered.denominator, answered: answered.numerator })
      expect(nps).toBeCloseTo((100 * found!.net) / found!.answered, 1)
    }
    const sum = (of: (row: (typeof figures)[number]) => number) =>
      figures.reduce((total, row) => total + of(row), 0)
    expect(measured.nps).toBeCloseTo((100 * sum(({ net }) => net)) / sum(({ answered }) => answered), 1)
    const asIfAll =
      (100 * sum((row) => (row.invited * row.net) / row.answered)) / sum(({ invited }) => invited)
    expect(measured.nps_as_if_all_had_answered).toBeCloseTo(asIfAll, 1)
    expect(measured.nps! - measured.nps_as_if_all_had_answered).toBeGreaterThan(3)
    const [strategic, , regular] = measured.tiers
    expect(distance(strategic!.answered, regular!.answered)).toBeGreaterThan(5)
  })
})

describe.each(stories.campaigns)('campaign $planted.campaign_id', ({ planted, measured, true_effect }) => {
  const members = `
    (select members.customer_id, "group", responded_at,
        cast(coalesce(contacted_at, cast(starts_on as timestamp)) as date) as since
      from campaign_members as members join campaigns using (campaign_id)
      where campaign_id = '${planted.campaign_id}') as members`

  it('has the members and sales that stories.json tells of', async () => {
    const groups = await warehouse.rows(`
      select "group", count(*) as members, count(*) filter (where bought > 0) as buyers,
        sum(bought) as orders, round(cast(sum(net) as double), 2) as net_sales, count(responded_at) as responses
      from (
        select members.customer_id, "group", responded_at, coalesce(sum(net), 0) as net,
          count(distinct order_id) filter (where kind = 'sale') as bought
        from ${members} left join lines on lines.customer_id = members.customer_id
          and lines.customer_id in (select customers.customer_id from customers) and day >= since and day < since + 30
        group by all
      ) group by all`)
    const told = (group: string) => {
      const row = groups.find((one) => one['group'] === group)
      return (
        row && {
          members: Number(row['members']),
          buyers: Number(row['buyers']),
          orders: Number(row['orders']),
          net_sales: Number(row['net_sales'])
        }
      )
    }
    expect(told('实验组')).toEqual(measured.treated)
    expect(told('对照组') ?? null).toEqual(measured.holdout)
    expect(groups.reduce((sum, row) => sum + Number(row['responses']), 0)).toBe(measured.responses)
    const caused = await only(`
      select coalesce(round(cast(sum(net) as double), 2), 0) as net_sales,
        count(distinct order_id) filter (where kind = 'sale') as orders
      from lines where campaign_id = '${planted.campaign_id}'`)
    expect({ net_sales: Number(caused['net_sales']), orders: Number(caused['orders']) }).toEqual(true_effect)
  })

  if (planted.holdout)
    it('has the effect per member, and the interval that finds or refutes it', async () => {
      const row = await only(`
      select avg(net) filter (where treated) - avg(net) filter (where not treated) as net_sales,
        sqrt(var_samp(net) filter (where treated) / count(*) filter (where treated)
          + var_samp(net) filter (where not treated) / count(*) filter (where not treated)) as error
      from (
        select members.customer_id, "group" = '实验组' as treated, cast(coalesce(sum(net), 0) as double) as net
        from ${members} left join lines on lines.customer_id = members.customer_id and day >= since and day < since + 30
        group by all
      )`)
      const [net, error] = [Number(row['net_sales']), Number(row['error'])]
      const effect = measured.effect_per_member!
      expect(effect.net_sales).toBeCloseTo(net, 1)
      expect(effect.low).toBeCloseTo(net - 1.96 * error, 1)
      expect(effect.high).toBeCloseTo(net + 1.96 * error, 1)
      const really = true_effect.net_sales / measured.treated.members
      expect(effect.low).toBeLessThanOrEqual(really)
      expect(effect.high).toBeGreaterThanOrEqual(really)
      if (planted.order_uplift > 0) expect(effect.low).toBeGreaterThan(2000)
      else expect(effect.low * effect.high).toBeLessThan(0)
    })
})

describe('representatives', () => {
  it('one of them keeps the rhythm far worse than the others', async () => {
    const { planted, measured } = stories.neglected_customers
    const pairs = `
      (select customers.customer_id, owner, month from customers
        join ${tiers} as tiers using (customer_id)
        cross join (select distinct strftime(day, '%Y-%m') as month from lines where day >= date '${planted.from}')
        where tier <> 'regular' and owner is not null) as pairs`
    const met = `exists (
      select 1 from contacts where contacts.customer_id = pairs.customer_id
        and strftime(contacted_at, '%Y-%m') = pairs.month)`
    expect(await share(`${pairs} where owner = '${planted.rep}'`, met)).toEqual(measured.rep)
    expect(await share(`${pairs} where owner <> '${planted.rep}'`, met)).toEqual(measured.others)
    expect(distance(measured.rep, measured.others)).toBeGreaterThan(10)
    const worst = await warehouse.rows(`
      select owner, avg(cast(${met} as integer)) as kept from ${pairs} group by all order by kept limit 2`)
    expect(worst[0]!['owner']).toBe(planted.rep)
    expect(Number(worst[1]!['kept'])).toBeGreaterThan(Number(worst[0]!['kept']) + 0.15)
  })

  it('offers wait in one area, and referrals are won more often than calls', async () => {
    const { planted, measured } = stories.stuck_opportunities
    const left = `
      (select area, date_diff('minute', entered_at, coalesce(next_at, closed_at)) / 1440 as days
        from (
          select *, lead(entered_at) over (partition by opportunity_id order by entered_at) as next_at
          from opportunity_stages
        ) as stages
        join opportunities using (opportunity_id)
        join ${homeAreas} as homes on homes.customer_id = opportunities.customer_id
        where stages.stage = '${planted.stage}' and coalesce(next_at, closed_at) is not null)`
    const median = async (where: string) =>
      Number((await only(`select median(days) as days from ${left} where ${where}`))['days'])
    const inArea = await median(`area = '${planted.area}'`)
    const elsewhere = await median(`area <> '${planted.area}'`)
    // A few rows of the files of stages and customers were refused.
    expect(inArea).toBeCloseTo(measured.area.median_days, 0)
    expect(elsewhere).toBeCloseTo(measured.other_areas.median_days, 0)
    expect(inArea).toBeGreaterThan(2 * elsewhere)

    const closed = 'opportunities where outcome is not null'
    expect(await share(closed, `outcome = '赢单'`)).toEqual(measured.won)
    expect(measured.won_by_referral.value).toBeGreaterThan(measured.won_by_telephone.value)
  })
})
