import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryCampaignMembers, queryCampaigns } from '../../../queries/index.ts'
import {
  readRows,
  tinyWarehouse,
  type Row,
  type TinySources,
  type TinyWarehouse
} from '../../support/warehouse.ts'
import { figureMarts } from '../figure-marts.ts'

const ofCampaigns = ['s', '_members', '_states', '_orders', '_purchases'].map((rest) => `campaign${rest}`)
const warehouseOf = (sources: TinySources) =>
  tinyWarehouse(sources, { marts: [...figureMarts, ...ofCampaigns] })

const sale = (customer_id: string, ordered_at: string, amount: number, cost?: number): Row => ({
  ...{ customer_id, ordered_at, amount, cost }
})

const member = (customer_id: string, group: string | null, contacted_at?: string, responded_at?: string) => ({
  ...{ campaign_id: 'autumn', customer_id, group, contacted_at, responded_at }
})

const autumn = { campaign_id: 'autumn', campaign_name: 'Autumn', starts_on: '2026-09-01', cost: 100 }

const month = '2026-10'

/** Three treated, one of them not reached, and two held out. */
const shop = {
  sales: [
    sale('Li', '2026-09-01 08:00:00', 200, 120),
    // The 30th day counts, the 31st does not.
    sale('Li', '2026-09-30 23:59:59', 50, 30),
    sale('Li', '2026-10-01', 1000, 1),
    // Contacted on the 3rd: what was bought before does not count, and the window ends two days later.
    sale('Wu', '2026-09-02', 1000, 1),
    sale('Wu', '2026-10-02', 100, 40),
    sale('Wu', '2026-10-03', 1000, 1),
    // The year before the campaign, and the day before that.
    sale('He', '2025-09-01', 70, 50),
    sale('He', '2025-08-31', 500, 50),
    sale('Yu', '2026-09-10', 100, 60),
    sale('An', '2026-08-31', 30, 20)
  ],
  customers: [
    { customer_id: 'Li', customer_name: 'Li Ltd', owner: 'Zhao' },
    { customer_id: 'Wu', owner: 'Zhao' },
    { customer_id: 'He', owner: 'Qian' },
    { customer_id: 'Yu', owner: 'Zhao' },
    { customer_id: 'An', owner: 'Qian' }
  ],
  campaigns: [autumn],
  campaign_members: [
    member('Li', 'treated', '2026-09-01 09:00:00', '2026-09-05'),
    member('Wu', 'treated', '2026-09-03'),
    member('He', 'treated'),
    member('Yu', 'holdout'),
    member('An', 'holdout')
  ],
  settings: { as_of: '2026-10-31' }
}

/** At the end of a month: that of the shop's last day unless another is named. */
async function asked(sources: TinySources, month = '2026-10') {
  const warehouse = await warehouseOf(sources)
  try {
    const { campaigns } = await queryCampaigns(warehouse.connection, { scope: {}, month })
    return campaigns
  } finally {
    warehouse.close()
  }
}

describe('queryCampaigns, worked by hand', () => {
  let warehouse: TinyWarehouse
  beforeAll(async () => {
    warehouse = await warehouseOf(shop)
  })
  afterAll(() => warehouse.close())

  const one = async () => {
    const { campaigns } = await queryCampaigns(warehouse.connection, { scope: {}, month })
    expect(campaigns).toHaveLength(1)
    return campaigns[0]!
  }

  it('counts who was chosen, reached and responded; nobody held out is reached', async () => {
    const campaign = await one()
    expect([campaign.treated, campaign.holdout, campaign.cost]).toEqual([3, 2, 100])
    expect(campaign.reached).toMatchObject({ hits: 2, n: 3 })
    expect(campaign.responded).toMatchObject({ hits: 1, n: 2, value: 0.5 })
    expect(campaign.is_small).toBe(true)
    expect(campaign.still_running).toBe(0)
  })

  it('credits what the treated bought from the contact on, for 30 days: (80 + 20 + 60 − 100) ÷ 100 = 60 %', async () => {
    const campaign = await one()
    expect([campaign.net_amount, campaign.margin_amount]).toEqual([350, 160])
    expect(campaign.naive_roi).toBeCloseTo(0.6, 12)
    expect(campaign.bought).toMatchObject({ hits: 2, n: 3 })
    expect(campaign.costed_share).toBe(1)
  })

  it('takes off what the holdout bought: margins 100, 60, 0 against 40, 0 are 3 × 33.33, and pay the cost just back', async () => {
    const { effect } = await one()
    expect(effect?.margin).toMatchObject({ treated: expect.closeTo(160 / 3, 9), holdout: 20 })
    expect(effect?.incremental_margin).toBeCloseTo(100, 9)
    expect(effect?.roi).toBeCloseTo(0, 12)
    // Variances 2,533.33 and 800: standard error √(844.44 + 400) = 35.277, 2.998 degrees of freedom, t = 3.1834.
    expect(effect?.incremental_margin_interval?.low).toBeCloseTo(100 - 3 * 3.1834 * 35.277, 0)
    expect(effect?.roi_interval?.high).toBeCloseTo((3 * 3.1834 * 35.277) / 100, 2)
    expect(effect?.verdict).toBe('unclear')
  })

  it('sets conversions side by side', async () => {
    const { effect } = await one()
    expect(effect?.conversion.treated).toMatchObject({ hits: 2, n: 3 })
    expect(effect?.conversion.holdout).toMatchObject({ hits: 1, n: 2 })
    expect(effect?.conversion.difference).toBeCloseTo(1 / 6, 12)
    // Newcombe from the Wilson intervals .2077–.9385 and .0945–.9055.
    expect(effect?.conversion.interval?.low).toBeCloseTo(1 / 6 - Math.hypot(0.6667 - 0.2077, 0.9055 - 0.5), 3)
  })

  it('compares what both bought in the year before: 70 on the first of its days, 500 a day too early', async () => {
    const { effect } = await one()
    expect(effect?.prior).toMatchObject({ treated: expect.closeTo(70 / 3, 9), holdout: 15 })
    expect(effect?.is_balanced).toBe(true)
  })

  it('lists the members, with what each bought', async () => {
    const list = await queryCampaignMembers(warehouse.connection, { scope: {}, month, campaign: 'autumn' })
    expect([list.campaign_name, list.total]).toEqual(['Autumn', 5])
    expect(list.rows[0]).toMatchObject({
      ...{ customer_id: 'Li', customer_name: 'Li Ltd', member_group: 'treated', owner: 'Zhao' },
      ...{ contacted_on: '2026-09-01', responded_on: '2026-09-05', counts_from: '2026-09-01' },
      ...{ orders: 2, net_amount: 250, margin_amount: 100, days_observed: 30, is_known: true }
    })
    expect(list.rows.map(({ customer_id, net_amount }) => [customer_id, net_amount])).toEqual([
      ['Li', 250],
      ['Wu', 100],
      ['Yu', 100],
      ['An', 0],
      ['He', 0]
    ])
    const found = await queryCampaignMembers(warehouse.connection, {
      ...{ scope: {}, month, campaign: 'autumn', group: 'holdout', search: 'zhao', sort: 'customer_name' }
    })
    expect(found.rows.map(({ customer_id }) => customer_id)).toEqual(['Yu'])
  })

  it('shares the cost out over the treated that a filter or the viewer’s scope leaves in view', async () => {
    const where = [{ dimension: 'owner', values: ['Zhao'] }]
    for (const request of [
      { month, where, scope: {} },
      { month, where: [], scope: { owners: ['Zhao'] } }
    ]) {
      const { campaigns } = await queryCampaigns(warehouse.connection, request)
      const campaign = campaigns[0]!
      expect([campaign.treated, campaign.holdout, campaign.cost_in_all]).toEqual([2, 1, 100])
      expect(campaign.cost).toBeCloseTo(200 / 3, 9)
      // (160 − 66.67) ÷ 66.67
      expect(campaign.naive_roi).toBeCloseTo(1.4, 9)
      // One held out has no spread.
      expect([campaign.effect?.roi_interval, campaign.effect?.verdict]).toEqual([null, null])
    }
    const { campaigns } = await queryCampaigns(warehouse.connection, { month, scope: { owners: [] } })
    expect(campaigns[0]).toMatchObject({ treated: 0, holdout: 0, cost: 0, naive_roi: null, effect: null })
    const list = await queryCampaignMembers(warehouse.connection, {
      ...{ month, campaign: 'autumn', scope: { owners: ['Qian'] } }
    })
    expect(list.rows.map(({ customer_id }) => customer_id)).toEqual(['An', 'He'])
  })

  it.each([
    [{ campaign: 'nonsense' }, /campaign: nonsense/],
    [{ campaign: 'autumn', sort: 'nonsense' }, /sort: nonsense — one of/],
    [{ campaign: 'autumn', group: 'both' }, /group: both — one of treated, holdout/],
    [{ campaign: 'autumn', where: [{ dimension: 'shoe', values: ['red'] }] }, /shoe/]
  ])('refuses %j', async (request, message) => {
    await expect(
      queryCampaignMembers(warehouse.connection, { scope: {}, month, ...request } as never)
    ).rejects.toThrow(message)
  })

  it('refuses an unknown campaign', async () => {
    await expect(
      queryCampaigns(warehouse.connection, { scope: {}, month, campaign: 'spring' })
    ).rejects.toThrow(/campaign: spring/)
  })
})

describe('at the end of an earlier month, campaigns', () => {
  /** Mo is contacted in October, and buys before and after; the winter campaign begins then, and treats Li, too. */
  const later = {
    ...shop,
    sales: [...shop.sales, sale('Mo', '2026-09-15', 100, 60), sale('Mo', '2026-10-10', 60, 50)],
    customers: [...shop.customers, { customer_id: 'Mo', owner: 'Zhao' }],
    campaigns: [autumn, { campaign_id: 'winter', starts_on: '2026-10-01', cost: 10 }],
    campaign_members: [
      ...shop.campaign_members,
      member('Mo', 'treated', '2026-10-05', '2026-10-06'),
      { campaign_id: 'winter', customer_id: 'Wu', group: 'treated', contacted_at: '2026-10-02' }
    ]
  }
  let warehouse: TinyWarehouse
  beforeAll(async () => {
    warehouse = await warehouseOf(later)
  })
  afterAll(() => warehouse.close())

  const ofMonth = (asOf: string) => queryCampaigns(warehouse.connection, { scope: {}, month: asOf })

  it('are those that had begun, with what was known and bought by then', async () => {
    const september = await ofMonth('2026-09')
    expect(september.as_of).toBe('2026-09-30')
    expect(september.campaigns.map(({ campaign_id }) => campaign_id)).toEqual(['autumn'])
    // 200 and 50 of Li; Wu’s 100 of 2 October is to come; 100 of Mo, who counts from the start until the contact.
    expect(september.campaigns[0]).toMatchObject({
      ...{ treated: 4, holdout: 2, cost: 100, net_amount: 350, margin_amount: 140 },
      ...{ reached: { hits: 2, n: 4 }, responded: { hits: 1, n: 2 }, bought: { hits: 2, n: 4 } },
      // Wu’s window opened on the 3rd; the others’ thirty days end with the month.
      ...{ still_running: 1, overlapping: 0 }
    })
    expect(september.campaigns[0]?.naive_roi).toBeCloseTo(0.4, 12)
  })

  it('are looked at again a month later', async () => {
    const october = await ofMonth('2026-10')
    expect(october.campaigns.map(({ campaign_id }) => campaign_id)).toEqual(['winter', 'autumn'])
    // Mo counts from 5 October on: the 60 of the 10th instead of the 100 before.
    expect(october.campaigns[1]).toMatchObject({
      ...{ net_amount: 410, reached: { hits: 3, n: 4 }, responded: { hits: 2, n: 3 } },
      ...{ still_running: 1, overlapping: 1 }
    })
  })

  it('list their members as they stood', async () => {
    const list = await queryCampaignMembers(warehouse.connection, {
      ...{ scope: {}, month: '2026-09', campaign: 'autumn', search: 'mo' }
    })
    expect(list.rows).toMatchObject([
      {
        customer_id: 'Mo',
        contacted_on: null,
        responded_on: null,
        counts_from: '2026-09-01',
        net_amount: 100
      }
    ])
    for (const ask of [queryCampaigns, queryCampaignMembers])
      await expect(
        ask(warehouse.connection, { scope: {}, month: '2026-09', campaign: 'winter' })
      ).rejects.toThrow(/campaign: winter — one of autumn, which had begun by then/)
  })

  it.each([
    ['2026-09', '2026-09-30'],
    ['2026-10', '2026-10-31']
  ])('are what a build made at the end of %s says', async (asOf, as_of) => {
    const then = await warehouseOf({ ...later, settings: { as_of } })
    const now = await warehouseOf({ ...later, settings: { as_of: '2026-12-31' } })
    const request = { scope: {}, month: asOf }
    expect((await queryCampaigns(now.connection, request)).campaigns).toEqual(
      (await queryCampaigns(then.connection, request)).campaigns
    )
    const members = { ...request, campaign: 'autumn' }
    expect((await queryCampaignMembers(now.connection, members)).rows).toEqual(
      (await queryCampaignMembers(then.connection, members)).rows
    )
    then.close()
    now.close()
  })

  it('that chose nobody count the orders that bore their id by then', async () => {
    const tagged = await warehouseOf({
      sales: [
        { ...sale('Li', '2026-09-02', 300, 150), campaign_id: 'autumn' },
        { ...sale('Li', '2026-10-01', 100, 50), campaign_id: 'autumn' },
        { ...sale('Wu', '2026-10-31', 80, 40), campaign_id: 'autumn' }
      ],
      campaigns: [autumn],
      settings: shop.settings
    })
    const ask = async (asOf: string) =>
      (await queryCampaigns(tagged.connection, { scope: {}, month: asOf })).campaigns[0]
    expect(await ask('2026-09')).toMatchObject({ buyers: 1, net_amount: 300, margin_amount: 150 })
    expect(await ask('2026-10')).toMatchObject({ buyers: 2, net_amount: 480, margin_amount: 240 })
    tagged.close()
  })

  it('have none for a month without data', async () => {
    await expect(ofMonth('2026-11')).rejects.toThrow(/month: 2026-11 — this build holds/)
  })
})

describe('campaigns whose data say less', () => {
  it('have no incremental figure without a holdout, and nobody reached where no contact is noted', async () => {
    const [campaign] = await asked({
      ...shop,
      campaign_members: ['Li', 'Wu', 'He'].map((customer_id) =>
        member(customer_id, null, undefined, '2026-09-09')
      )
    })
    expect(campaign).toMatchObject({ treated: 3, holdout: 0, reached: null, effect: null })
    expect(campaign?.responded).toMatchObject({ hits: 3, n: 3 })
    expect(campaign?.naive_roi).not.toBeNull()
  })

  it('count margin on sales of known cost only, and none where no cost is known', async () => {
    const cost = (known: number | null) => ({
      ...shop,
      sales: [sale('Li', '2026-09-02', 300, 200), sale('Wu', '2026-09-04', 100, known ?? undefined)]
    })
    const [partly] = await asked(cost(null))
    expect(partly).toMatchObject({ net_amount: 400, costed_share: 0.75, margin_amount: 100, naive_roi: 0 })
    const [never] = await asked({ ...shop, sales: [sale('Li', '2026-09-02', 300)] })
    expect(never).toMatchObject({ costed_share: 0, margin_amount: null, naive_roi: null })
    expect(never?.effect).toMatchObject({ margin: null, roi: null, verdict: null })
  })

  it('take returns off', async () => {
    const [campaign] = await asked({
      ...shop,
      sales: [...shop.sales, { ...sale('Li', '2026-09-15', -50, -30), quantity: -1 }]
    })
    expect([campaign?.net_amount, campaign?.margin_amount]).toEqual([300, 140])
  })

  it('have no return without a cost', async () => {
    const [campaign] = await asked({ ...shop, campaigns: [{ ...autumn, cost: 0 }] })
    expect(campaign).toMatchObject({ naive_roi: null, margin_amount: 160 })
    expect(campaign?.effect).toMatchObject({ roi: null, roi_interval: null, verdict: null })
  })

  it('are not known before they begin, and say whose window is not over yet', async () => {
    const [none] = await asked({ ...shop, settings: { as_of: '2026-08-31' } }, '2026-08')
    expect(none).toBeUndefined()
    const [running] = await asked({ ...shop, settings: { as_of: '2026-09-10' } }, '2026-09')
    // All five; Wu's contact of the 3rd is known by then.
    expect(running).toMatchObject({ still_running: 5, net_amount: 200 })
    expect(running?.reached).toMatchObject({ hits: 2, n: 3 })
  })

  it('count a customer once under all of their ids, and as treated when they were treated under one', async () => {
    const [campaign] = await asked({
      ...shop,
      customers: [...shop.customers, { customer_id: 'Li 2' }],
      customer_aliases: [{ alias_id: 'Li 2', customer_id: 'Li' }],
      campaign_members: [...shop.campaign_members, member('Li 2', 'holdout')]
    })
    expect([campaign?.treated, campaign?.holdout, campaign?.net_amount]).toEqual([3, 2, 350])
  })

  it('say how many another campaign treated at the same time', async () => {
    const spring = { campaign_id: 'later', starts_on: '2026-09-25', cost: 10 }
    const campaigns = await asked({
      ...shop,
      campaigns: [autumn, spring],
      campaign_members: [
        ...shop.campaign_members,
        { campaign_id: 'later', customer_id: 'Li', group: 'treated' },
        { campaign_id: 'later', customer_id: 'An', group: 'treated' },
        { campaign_id: 'nowhere', customer_id: 'He', group: 'treated' }
      ]
    })
    expect(campaigns.map(({ campaign_id }) => campaign_id)).toEqual(['later', 'autumn'])
    expect(campaigns[1]).toMatchObject({ overlapping: 1, holdout_treated_elsewhere: 1 })
    // Of those whom the later one treated, the earlier one held An out.
    expect(campaigns[0]).toMatchObject({ overlapping: 1, treated: 2 })
  })

  it('hold a member of whom nothing else is known for one who bought nothing', async () => {
    const warehouse = await warehouseOf({
      ...shop,
      campaign_members: [...shop.campaign_members, member('Nobody', 'treated', '2026-09-02')]
    })
    const { campaigns } = await queryCampaigns(warehouse.connection, { scope: {}, month })
    expect([campaigns[0]?.treated, campaigns[0]?.net_amount]).toEqual([4, 350])
    const rows = await readRows(
      warehouse.connection,
      'select customer_id from marts.campaign_members where customer_key is null'
    )
    expect(rows).toEqual([{ customer_id: 'Nobody' }])
    warehouse.close()
  })

  it('are none where there is no such source', async () => {
    expect(await asked({ sales: shop.sales, settings: shop.settings })).toEqual([])
  })

  it('that chose nobody are credited with the orders that bear their id, and share no cost out', async () => {
    const warehouse = await warehouseOf({
      sales: [
        { ...sale('Li', '2026-09-02', 300, 150), campaign_id: 'autumn' },
        { ...sale('Li', '2026-12-02', 100, 50), campaign_id: 'autumn' },
        { ...sale('Wu', '2026-09-03', 80), campaign_id: 'autumn' },
        { ...sale('Yu', '2026-09-03', 70, 20), campaign_id: 'other' }
      ],
      customers: [{ customer_id: 'Li', owner: 'Zhao' }],
      campaigns: [autumn],
      settings: { as_of: '2026-12-31' }
    })
    const ask = async (request: Partial<Parameters<typeof queryCampaigns>[1]>) =>
      (await queryCampaigns(warehouse.connection, { scope: {}, month: '2026-12', ...request })).campaigns[0]
    expect(await ask({})).toMatchObject({
      ...{ basis: 'orders', buyers: 2, treated: 0, reached: null, effect: null, is_small: false },
      ...{ net_amount: 480, margin_amount: 200, naive_roi: 1 }
    })
    expect(await ask({ scope: { owners: ['Zhao'] } })).toMatchObject({
      ...{ buyers: 1, net_amount: 400, margin_amount: 200, naive_roi: null }
    })
    warehouse.close()
    const [nothing] = await asked({ sales: shop.sales, settings: shop.settings, campaigns: [autumn] })
    expect(nothing).toMatchObject({ basis: 'none', margin_amount: null, naive_roi: null })
  })

  it('follow the window of the config', async () => {
    const [campaign] = await asked({ ...shop, settings: { ...shop.settings, campaign_window_days: 29 } })
    expect(campaign?.net_amount).toBe(200)
  })
})
