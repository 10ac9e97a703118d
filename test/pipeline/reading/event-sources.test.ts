import { afterEach, describe, expect, it } from 'vitest'
import { load, workspace, type Workspace } from '../../support/loading.ts'

const sales = { 'orders.csv': 'ordered_at,customer_id,amount\n2026-09-01,Li,10\n' }

let space: Workspace | undefined
afterEach(() => space?.remove())

async function loadWith(
  files: Readonly<Record<string, string>>,
  sources: Readonly<Record<string, unknown>>,
  select: string
) {
  space = workspace({
    files: { ...sales, ...files },
    config: { time_zone: 'UTC', sources: { sales: { files: 'orders.csv' }, ...sources } }
  })
  return load(space, select)
}

describe('survey responses', () => {
  const header = 'response_id,customer_id,responded_at,survey,score,scale_min,scale_max\n'
  const answers = (rows: string) =>
    loadWith(
      { 'answers.csv': header + rows },
      { survey_responses: { files: 'answers.csv' } },
      'select response_id, cast(score as integer) as score, cast(scale_min as integer) as low, cast(scale_max as integer) as high from staging.survey_responses order by response_id'
    )

  it('have the scale of their survey where the file gives none', async () => {
    const { rows } = await answers(
      'A1,Li,2026-09-02,满意度,5,,\nA2,Li,2026-09-02,nps,0,,\nA3,Li,2026-09-02,CES,7,,\nA4,Li,2026-09-02,csat,9,1,10\n'
    )
    expect(rows).toEqual([
      { response_id: 'A1', score: 5, low: 1, high: 5 },
      { response_id: 'A2', score: 0, low: 0, high: 10 },
      { response_id: 'A3', score: 7, low: 1, high: 7 },
      { response_id: 'A4', score: 9, low: 1, high: 10 }
    ])
  })

  it('outside their scale, of an unknown survey or without a score are rejected, and say why', async () => {
    const { rejects, kept } = await answers(
      'A1,Li,2026-09-02,csat,0,,\nA2,Li,2026-09-02,csat,6,,\nA3,Li,2026-09-02,nps,11,,\nA4,Li,2026-09-02,mood,3,,\nA5,Li,2026-09-02,csat,,,\nA6,Li,2026-09-02,csat,11,1,10\nA7,Li,2026-09-02,csat,1,,\n'
    )
    expect(kept).toBe(2)
    expect(rejects.map(({ record, column_name, value }) => [record, column_name, value])).toEqual([
      [1, 'score', '0'],
      [2, 'score', '6'],
      [3, 'score', '11'],
      [4, 'survey', 'mood'],
      [5, 'score', null],
      [6, 'score', '11']
    ])
    expect(rejects[0]?.reason).toContain('outside the scale of its survey')
  })
})

describe('targets', () => {
  const values = async (rows: string, format = {}) =>
    loadWith(
      { 'targets.csv': `kpi;month;value\n${rows}` },
      { targets: { files: 'targets.csv', format: { delimiter: ';', ...format } } },
      'select kpi, value from staging.targets order by kpi'
    )

  it('are written as numbers or as percentages', async () => {
    const { rows, rejects } = await values(
      'a;2026-10;85%\nb;2026-10;60.5 ％\nc;2026-10;0.85\nd;2026-10;40\ne;2026-10;-5%\nf;2026-10;1,200\ng;2026-10;many %\nh;2026-10;%\n'
    )
    expect(rows.map(({ value }) => value)).toEqual([
      '0.8500',
      '0.6050',
      '0.8500',
      '40.0000',
      '-0.0500',
      '1200.0000'
    ])
    expect(rejects.map(({ value, reason }) => [value, reason])).toEqual([
      ['many %', 'not a number'],
      ['%', 'not a number']
    ])
  })

  it('may part decimals by a comma', async () => {
    const { rows } = await values('a;2026-10;85,5%\nb;2026-10;4,5\n', { decimal: ',' })
    expect(rows.map(({ value }) => value)).toEqual(['0.8550', '4.5000'])
  })
})

describe('exports of events that overlap', () => {
  const invitations = {
    'sent-1.csv': 'invitation_id,sent_at,survey\nI1,2026-08-30,nps\nI2,2026-09-02,nps\n',
    'sent-2.csv': 'invitation_id,sent_at,survey\nI3,2026-09-03,nps\n'
  }

  it('with replace_by the later file gives the month, told by the day that the source is dated by', async () => {
    const { rows, duplicates } = await loadWith(
      invitations,
      { survey_invitations: { files: 'sent-*.csv', replace_by: 'month' } },
      'select invitation_id from staging.survey_invitations order by invitation_id'
    )
    expect(rows.map((row) => row['invitation_id'])).toEqual(['I1', 'I3'])
    expect(duplicates).toBe(1)
  })

  it('a complaint delivered again once it is solved is the same complaint', async () => {
    const { rows } = await loadWith(
      {
        'open.csv': 'complaint_id,opened_at,category,resolved_at\nC1,2026-09-01 08:00,物流,\n',
        'solved.csv': 'complaint_id,opened_at,category,resolved_at\nC1,2026-09-01 08:00,,2026-09-02 10:00\n'
      },
      { complaints: { files: ['open.csv', 'solved.csv'] } },
      'select complaint_id, category, cast(resolved_at as varchar) as resolved_at from staging.complaints'
    )
    expect(rows).toEqual([{ complaint_id: 'C1', category: '物流', resolved_at: '2026-09-02 10:00:00' }])
  })
})

describe('campaigns', () => {
  it('that end before they start, or cost less than nothing, are rejected', async () => {
    const { rejects, kept } = await loadWith(
      {
        'campaigns.csv':
          'campaign_id,starts_on,ends_on,cost\nK1,2026-09-01,2026-08-31,100\nK2,2026-09-01,,-1\nK3,2026-09-01,2026-09-01,0\n'
      },
      { campaigns: { files: 'campaigns.csv' } },
      'select * from staging.campaigns'
    )
    expect(kept).toBe(2)
    expect(rejects.map(({ column_name, reason }) => [column_name, reason])).toEqual([
      ['ends_on', expect.stringContaining('before the start')],
      ['cost', expect.stringContaining('below zero')]
    ])
  })
})
