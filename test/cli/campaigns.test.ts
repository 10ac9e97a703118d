import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command as campaignsCommand } from '../../cli/campaigns.ts'
import { command as funnelCommand } from '../../cli/funnel.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

let shop: Awaited<ReturnType<typeof publishedBuild>>
let bare: Awaited<ReturnType<typeof publishedBuild>>

const sales = [
  { customer_id: 'Li', ordered_at: '2026-09-02', amount: 300, cost: 200 },
  { customer_id: 'Wu', ordered_at: '2026-09-03', amount: 50, cost: 40 },
  { customer_id: 'Yu', ordered_at: '2026-09-04', amount: 40, cost: 20 },
  { customer_id: 'An', ordered_at: '2026-10-31', amount: 30 }
]

beforeAll(async () => {
  const member = (customer_id: string, group: string, contacted_at?: string) => ({
    ...{ campaign_id: 'autumn', customer_id, group, contacted_at }
  })
  shop = await publishedBuild({
    sales,
    campaigns: [{ campaign_id: 'autumn', campaign_name: 'Autumn', starts_on: '2026-09-01', cost: 50 }],
    campaign_members: [
      member('Li', 'treated', '2026-09-01'),
      member('Wu', 'treated', '2026-09-01'),
      member('Yu', 'holdout'),
      member('An', 'holdout')
    ],
    opportunities: [
      {
        ...{
          opportunity_id: '1',
          customer_id: 'Li',
          created_at: '2026-09-01',
          stage: 'offer',
          owner: 'Zhao'
        },
        ...{ closed_at: '2026-09-21', outcome: 'won', amount: 10 }
      },
      { opportunity_id: '2', created_at: '2026-10-01', stage: 'lead', amount: 70 }
    ],
    opportunity_stages: [
      { opportunity_id: '1', stage: 'lead', entered_at: '2026-09-01' },
      { opportunity_id: '1', stage: 'offer', entered_at: '2026-09-11' },
      { opportunity_id: '2', stage: 'lead', entered_at: '2026-10-01' }
    ]
  })
  bare = await publishedBuild({ sales })
})
afterAll(() => {
  shop.remove()
  bare.remove()
})

const campaigns = (line: string, out = shop.out) => say(campaignsCommand, [...wordsOf(line), '--out', out])
const funnel = (line: string, out = shop.out) => say(funnelCommand, [...wordsOf(line), '--out', out])

describe('campaigns', () => {
  it('shows what each cost and brought, as it looks and against the holdout', async () => {
    const { out: english } = await campaigns('--lang en')
    expect(english).toMatch(/^Campaigns as of 2026-10-31: sales within 30 days of the contact\n/)
    // Margins of 100 and 10 against a cost of 50; without 20 and 0 of the holdout, 2 × (55 − 10) = 90.
    expect(english).toMatch(
      /^Autumn \(autumn\) +2026-09-01 +50\.00 +2 +2 +100\.0% +0\.0% +110\.00 +120\.0% +80\.0%/m
    )
    expect((await campaigns('--lang zh-CN')).out).toMatch(
      /^营销活动，截至 2026-10-31（触达后 30 天内的销售）\n/
    )
  })

  it('follows the month, with the sales that were known at its end', async () => {
    const { out } = await campaigns('--lang en --month 2026-09')
    expect(out).toMatch(/^Campaigns as of 2026-09-30: sales within 30 days/)
    const one = JSON.parse((await campaigns('autumn --month 2026-09 --format json')).out) as object
    expect(one).toMatchObject({ campaign_id: 'autumn', net_amount: 350, still_running: 0 })
  })

  it('shows one in full, with its members', async () => {
    const { out } = await campaigns('autumn --lang en --limit 2')
    expect(out).toMatch(/^Bought in the window +100\.0% +50\.0% +\+50\.0%/m)
    expect(out).toMatch(/^Li +– +treated +2026-09-01 +– +1 +300\.00 +100\.00$/m)
    expect(out).not.toMatch(/^An /m)
    const json = JSON.parse((await campaigns('autumn --format json')).out) as { members: unknown[] }
    expect(json.members).toHaveLength(4)
  })

  it('writes files: campaigns, or the members of one', async () => {
    const all = (await campaigns('--format csv')).bytes.toString().split('\n')
    expect(all[0]).toMatch(/^campaign_id,campaign_name,channel,starts_on/)
    expect(all[1]).toMatch(/^autumn,Autumn,/)
    const members = (await campaigns('autumn --format csv --group holdout')).bytes
      .toString()
      .trim()
      .split('\n')
    expect(members).toHaveLength(3)
  })

  it('says what to add where there is no such source', async () => {
    const { out, code } = await campaigns('--lang en', bare.out)
    expect(out).toContain('add sources.campaigns, sources.campaign_members to clientele.yaml and build again')
    expect(code).toBe(0)
  })

  it.each([
    ['spring', 'campaign: spring — one of '],
    ['autumn extra', 'one campaign at a time: extra'],
    ['autumn --group both', '--group'],
    ['autumn --sort nonsense', 'sort: nonsense — one of'],
    ['--month 2026-08', 'month: 2026-08 — this build holds 2026-09-01 to 2026-10-31'],
    ['--quarter 2026-Q3', "Unknown option '--quarter'"]
  ])('refuses %s', async (line, message) => {
    const { err, code } = await campaigns(line)
    expect(err).toContain(message)
    expect(code).toBe(2)
  })
})

describe('funnel', () => {
  it('shows the stages, the groups, and what the counts rest on', async () => {
    const { out } = await funnel('--by opportunity_owner --lang en')
    expect(out).toMatch(/^Sales funnel {2}2025-11-01 – 2026-10-31\n/)
    expect(out).toMatch(/^lead +2 +1 +0 +0 +1 +50\.0% +9\.5% … 90\.5% +10 +1 +70\.00 +30$/m)
    expect(out).toMatch(/^Zhao +1 +1 +0 +100\.0%/m)
    expect(out).toContain('the order of the stages is the usual one in the data')
    expect((await funnel('--lang zh-CN')).out).toMatch(/^销售漏斗/)
  })

  it('writes the stages, or the groups, to files', async () => {
    expect((await funnel('--format csv')).bytes.toString()).toMatch(/^position,stage,entered/)
    expect((await funnel('--format csv --by opportunity_owner')).bytes.toString()).toMatch(
      /^key,label,created/
    )
    expect(JSON.parse((await funnel('--format json')).out)).toMatchObject({ by: null, undated: 0 })
  })

  it('says what to add where there is no such source', async () => {
    const { out, code } = await funnel('--lang en', bare.out)
    expect(out).toContain('add sources.opportunities, sources.opportunity_stages to clientele.yaml')
    expect(code).toBe(0)
  })

  it.each([
    ['--by shoe', 'by: shoe — '],
    ['--months 0', '--months'],
    ['--month 2026-13', '2026-13']
  ])('refuses %s', async (line, message) => {
    const { err, code } = await funnel(line)
    expect(err).toContain(message)
    expect(code).toBe(2)
  })
})
