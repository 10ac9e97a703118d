import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../../pipeline/config.ts'
import { describeConditions } from '../../../pipeline/segments/rfm/rule-conditions.ts'
import { parseSegmentRules } from '../../../pipeline/segments/rfm/segment-rules.ts'
import { readSegmentSchemes } from '../../../pipeline/segments/rfm/segment-schemes.ts'
import { workspace } from '../../support/loading.ts'

const parse = (text: string) => parseSegmentRules(text, 'mine.csv')

describe('parseSegmentRules', () => {
  it('reads conditions, and what a segment is called from its first rule', () => {
    const rules = parse(
      '\uFEFFsegment,label_zh,label_en,r,f,orders,net_amount\nvip,贵宾,VIP,high,4..5,10..,\nvip,,,,,,20000..\nrest,,Rest,,,,\n'
    )
    expect(rules).toMatchObject([
      {
        segment: 'vip',
        label_zh: '贵宾',
        conditions: { r: 'high', f: { from: 4, to: 5 }, orders: { from: 10, to: null } }
      },
      {
        segment: 'vip',
        label_zh: '贵宾',
        label_en: 'VIP',
        conditions: { net_amount: { from: 20_000, to: null } }
      },
      { segment: 'rest', label_zh: 'Rest', conditions: {} }
    ])
  })

  it.each([
    ['segment,colour\na,red\n', /^unknown column colour — mine\.csv, line 1 — allowed: segment, label_zh/],
    ['label_en\na\n', /^no column segment — mine\.csv, line 1/],
    ['segment\n', /^no rules — mine\.csv — write one line per rule/],
    ['segment,r\na,5\n,4\n', /^segment: empty — mine\.csv, line 3 — write lower case letters/],
    ['segment,r\nA b,5\n', /^segment: A b — mine\.csv, line 2 — write lower case letters/],
    [
      'segment,r\noutside_window,5\n',
      /^segment: outside_window — .*line 2 — this class is made without a rule/
    ],
    ['segment,r\na,6\nb,\n', /^r: 6 — mine\.csv, line 2 — write high, low, or scores of 1 to 5/],
    ['segment,m\na,tall\nb,\n', /^m: tall — .*line 2 — write high, low/],
    ['segment,r\na,5..4\nb,\n', /^r: 5\.\.4 — /],
    ['segment,orders\na,>10\nb,\n', /^orders: >10 — .*line 2 — write a whole number as 90\.\./],
    ['segment,recency_days\na,1.5\nb,\n', /^recency_days: 1\.5 — /],
    ['segment,net_amount\na,1万\nb,\n', /^net_amount: 1万 — .* — write an amount as 20000\.\./],
    [
      'segment,label_zh,r\na,甲,5\na,乙,4\nb,,\n',
      /^label_zh: 乙 — .*line 3 — a is described by its first rule/
    ],
    ['segment,r\na,\nb,5\n', /^segment: a — mine\.csv, line 2 — it has no condition, .*move it to the end/]
  ])('refuses %j', (text, message) => {
    expect(() => parse(text)).toThrow(message)
  })
})

describe('describeConditions', () => {
  it('says in both languages who matches', () => {
    expect(
      describeConditions({ r: 'low', f: { from: 4, to: 5 }, recency_days: { from: null, to: 30 } })
    ).toEqual({
      zh: 'R低、F得4–5分、最近购买距今不超过30天',
      en: 'R low, F score 4–5, last purchase at most 30 days ago'
    })
    expect(describeConditions({})).toEqual({ zh: '其余客户', en: 'Everyone else' })
  })
})

describe('segments in the config', () => {
  const read = (segments: string, files: Record<string, string> = {}) => {
    const space = workspace({ config: `sources: { sales: { files: a.csv } }\nsegments: ${segments}`, files })
    try {
      const config = loadConfig(space.configPath)
      return { config, schemes: readSegmentSchemes(config) }
    } finally {
      space.remove()
    }
  }

  it('may name a file of rules, a scheme, a window and limits between scores', () => {
    const { config, schemes } = read('{ rules: mine.csv, window: all, orders: [1, 2, 4, 8] }', {
      'mine.csv': 'segment,r\nnear,4..5\nfar,\n'
    })
    expect(schemes.map(({ name }) => name)).toEqual(['eight', 'eleven', 'threshold', 'own'])
    expect(config.segments).toMatchObject({ window: 'all', orders: [1, 2, 4, 8] })
  })

  it('are refused where rules name more limits than the models compare', () => {
    const rules = Array.from({ length: 11 }, (_, index) => `s${index},${index * 10 + 5}..`).toReversed()
    const text = ['segment,orders', ...rules, 'rest,'].join('\n')
    expect(() => read('{ rules: mine.csv }', { 'mine.csv': text })).toThrow(
      /^orders: 13 different limits — .*mine\.csv — the rules of all schemes may name 10 together/
    )
  })

  it.each([
    ['{ scheme: nine }', /segments\.scheme: nine — .*one of eight, eleven, threshold/],
    ['{ scheme: own }', /segments\.scheme: own — .*name the file of your rules under segments\.rules/],
    ['{ rules: none.csv }', /segments\.rules: .*none\.csv cannot be read — .*clientele\.yaml/],
    ['{ orders: [1, 2, 3] }', /segments\.orders: must be four numbers.*line 2/],
    ['{ orders: [1, 2, 2, 3] }', /segments\.orders: must rise from one to the next.*line 2/],
    ['{ window: year }', /segments\.window: .*line 2/],
    ['{ colour: red }', /segments: unknown key colour/]
  ])('is refused: %s', (segments, message) => {
    expect(() => read(segments)).toThrow(message)
  })
})
