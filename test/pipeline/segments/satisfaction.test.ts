import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askWarehouse, type Row, type TinySources } from '../../support/warehouse.ts'

type Survey = 'csat' | 'nps' | 'ces'

const ask = (sources: Partial<TinySources>, sql: string) =>
  askWarehouse(
    {
      sales: [
        { ordered_at: '2026-09-01', customer_id: 'Li', region_id: 'East', amount: 10 },
        { ordered_at: '2026-10-31', customer_id: 'Wu', region_id: 'West', amount: 10 }
      ],
      regions: [{ region_id: 'East' }, { region_id: 'West' }],
      ...sources,
      settings: { as_of: '2026-10-31' }
    },
    sql
  )

async function verdictsOf(survey: Survey, scale: readonly [number, number], scores: readonly number[]) {
  const survey_responses = scores.map((score, index): Row => ({
    response_id: String(index).padStart(3, '0'),
    responded_at: '2026-10-01',
    survey,
    score,
    scale_min: scale[0],
    scale_max: scale[1]
  }))
  const rows = await ask(
    { survey_responses },
    'select verdict, points from marts.survey_responses order by response_id'
  )
  return rows.map(({ verdict, points }) => `${String(verdict)} ${String(points)}`)
}

const times = (count: number, verdict: string) => Array.from({ length: count }, () => verdict)

describe('verdicts of answers', () => {
  it('calls 9 and 10 of 0–10 promoters, 7 and 8 passive, all below detractors', async () => {
    expect(await verdictsOf('nps', [0, 10], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual([
      ...times(7, 'detractor -1'),
      ...times(2, 'passive 0'),
      ...times(2, 'promoter 1')
    ])
  })

  it('calls the two best boxes satisfied and the two worst dissatisfied, whatever the scale', async () => {
    const five = [...times(2, 'dissatisfied -1'), 'neutral 0', ...times(2, 'satisfied 1')]
    expect(await verdictsOf('csat', [1, 5], [1, 2, 3, 4, 5])).toEqual(five)
    expect(await verdictsOf('csat', [1, 7], [2, 3, 5, 6])).toEqual([
      'dissatisfied -1',
      'neutral 0',
      'neutral 0',
      'satisfied 1'
    ])
    // Of three boxes the middle one is among the two best: the first rule wins.
    expect(await verdictsOf('csat', [1, 3], [1, 2, 3])).toEqual([
      'dissatisfied -1',
      ...times(2, 'satisfied 1')
    ])
    expect(await verdictsOf('csat', [1, 5], [3.9, 4.1])).toEqual(['neutral 0', 'satisfied 1'])
  })

  it('calls 5 to 7 of 1–7 easy, and the same part of another scale', async () => {
    expect(await verdictsOf('ces', [1, 7], [1, 2, 3, 4, 5, 6, 7])).toEqual([
      ...times(3, 'hard -1'),
      'middling 0',
      ...times(3, 'easy 1')
    ])
    expect(await verdictsOf('ces', [1, 5], [2, 3, 4])).toEqual(['hard -1', 'middling 0', 'easy 1'])
  })

  it('gives every answer on its scale exactly one verdict, never a worse one to a better score', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Survey>('csat', 'nps', 'ces'),
        fc.integer({ min: 0, max: 1 }),
        fc.integer({ min: 2, max: 10 }),
        async (survey, bottom, steps) => {
          const scores = Array.from({ length: steps + 1 }, (_, step) => bottom + step)
          const points = (await verdictsOf(survey, [bottom, bottom + steps], scores)).map((verdict) =>
            Number(verdict.split(' ')[1])
          )
          expect(points).toHaveLength(scores.length)
          expect(points).toEqual([...points].sort((a, b) => a - b))
          expect(points.at(-1)).toBe(1)
        }
      ),
      { numRuns: 10, seed: 6 }
    )
  })
})

describe('marts of surveys', () => {
  const answer = (response_id: string, more: Row): Row => ({
    response_id,
    responded_at: '2026-10-01',
    survey: 'nps',
    score: 9,
    scale_min: 0,
    scale_max: 10,
    ...more
  })

  it('are empty without the sources, but for the names of verdicts', async () => {
    expect(await ask({}, 'select * from marts.survey_responses')).toEqual([])
    expect(await ask({}, 'select * from marts.survey_invitations')).toEqual([])
    const named = await ask({}, 'select distinct survey from marts.survey_verdicts order by 1')
    expect(named).toEqual([{ survey: 'ces' }, { survey: 'csat' }, { survey: 'nps' }])
  })

  it('name the customer by alias, by the invitation where the answer does not, and nobody unknown', async () => {
    const rows = await ask(
      {
        customers: [{ customer_id: 'Li-old' }],
        customer_aliases: [{ alias_id: 'Li-old', customer_id: 'Li' }],
        survey_invitations: [
          { invitation_id: 'i1', customer_id: 'Wu', sent_at: '2026-09-30', survey: 'nps' }
        ],
        survey_responses: [
          answer('1', { customer_id: 'Li-old' }),
          answer('2', { invitation_id: 'i1' }),
          answer('3', { customer_id: 'stranger' }),
          answer('4', {})
        ]
      },
      `select response_id, customer_id, regions.region_id
      from marts.survey_responses as answers
      left join marts.customers using (customer_key)
      left join marts.regions as regions on regions.region_key = answers.region_key
      order by response_id`
    )
    expect(rows).toEqual([
      { response_id: '1', customer_id: 'Li', region_id: 'East' },
      { response_id: '2', customer_id: 'Wu', region_id: 'West' },
      { response_id: '3', customer_id: null, region_id: null },
      { response_id: '4', customer_id: null, region_id: null }
    ])
  })

  it('know nothing of what came after the last day: an invitation answered then is not answered', async () => {
    const sources = {
      survey_invitations: ['i1', 'i2', 'i3'].map((invitation_id) => ({
        invitation_id,
        customer_id: 'Li',
        sent_at: '2026-10-30 10:00:00',
        survey: 'nps'
      })),
      survey_responses: [
        answer('1', { invitation_id: 'i1', responded_at: '2026-10-31 23:59:59' }),
        answer('2', { invitation_id: 'i1', responded_at: '2026-10-30 23:59:59' }),
        answer('3', { invitation_id: 'i2', responded_at: '2026-11-01 00:00:00' })
      ]
    }
    expect(
      await ask(sources, 'select invitation_id, answered_on from marts.survey_invitations order by 1')
    ).toEqual([
      { invitation_id: 'i1', answered_on: '2026-10-30' },
      { invitation_id: 'i2', answered_on: null },
      { invitation_id: 'i3', answered_on: null }
    ])
    expect(await ask(sources, 'select count(*) as answers from marts.survey_responses')).toEqual([
      { answers: '2' }
    ])
  })
})
