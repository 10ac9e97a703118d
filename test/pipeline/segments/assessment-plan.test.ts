import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../../pipeline/config.ts'
import { readAssessmentPlan } from '../../../pipeline/segments/assessment/assessment-plan.ts'
import { parseExceptions } from '../../../pipeline/segments/assessment/grades.ts'
import { parseIndicators } from '../../../pipeline/segments/assessment/indicators.ts'
import { workspace } from '../../support/loading.ts'

const parse = (text: string) => parseIndicators(text, { path: 'mine.csv' })
const head = 'indicator,kind,measure,weight,rule,better,limits,scores'

describe('parseIndicators', () => {
  it('reads bands, percentiles and what staff enter', () => {
    expect(
      parse(
        `${head},label_zh,label_en\norders,measured,purchase_frequency,60,bands,,1;4,0;50;100,订单,Orders\nlevel,measured,sales_level,30,percentile,,,,规模,\nfit,entered,,10,,,,,,Fit\n`
      )
    ).toEqual([
      {
        indicator: 'orders',
        weight: 60,
        measured: {
          measure: 'purchase_frequency',
          rule: {
            name: 'bands',
            bands: [
              { from: null, below: 1, score: 0 },
              { from: 1, below: 4, score: 50 },
              { from: 4, below: null, score: 100 }
            ]
          }
        },
        label_zh: '订单',
        label_en: 'Orders'
      },
      {
        indicator: 'level',
        weight: 30,
        measured: { measure: 'sales_level', rule: { name: 'percentile', better: 'high' } },
        label_zh: '规模',
        label_en: '规模'
      },
      { indicator: 'fit', weight: 10, measured: null, label_zh: 'Fit', label_en: 'Fit' }
    ])
  })

  it.each([
    ['indicator,colour\na,red\n', /^unknown column colour — mine\.csv, line 1 — allowed: indicator, kind/],
    ['indicator,kind\na,entered\n', /^no column weight — mine\.csv, line 1/],
    [`${head}\n`, /^no indicators — mine\.csv — write one line per indicator/],
    [
      `${head}\na,entered,,60,,,,\nb,entered,,35,,,,\n`,
      /^weight: sums to 95 — mine\.csv, lines 2 to 3 — let the weights of all indicators sum to 100/
    ],
    [
      `${head}\na,entered,,60,,,,\na,entered,,40,,,,\n`,
      /^indicator: a — mine\.csv, line 3 — stands in a line/
    ],
    [`${head}\nA b,entered,,100,,,,\n`, /^indicator: A b — mine\.csv, line 2 — write lower case/],
    [`${head}\na,guessed,,100,,,,\n`, /^kind: guessed — mine\.csv, line 2 — write measured or entered/],
    [`${head}\na,entered,,-1,,,,\n`, /^weight: -1 — mine\.csv, line 2 — write a number above 0/],
    [`${head}\na,entered,,ten,,,,\n`, /^weight: ten — mine\.csv, line 2/],
    [`${head}\na,entered,margin,100,,,,\n`, /^measure: margin — .*line 2 — what staff enter has none/],
    [`${head}\na,measured,mood,100,percentile,,,\n`, /^measure: mood — .*line 2 — write one of sales_level/],
    [`${head}\na,measured,margin,100,linear,,,\n`, /^rule: linear — .*line 2 — write bands or percentile/],
    [`${head}\na,measured,margin,100,percentile,up,,\n`, /^better: up — .*line 2 — write high or low/],
    [`${head}\na,measured,margin,100,percentile,,1,\n`, /^limits: 1 — .*line 2 — only bands have them/],
    [
      `${head}\na,measured,margin,100,bands,low,1,0;1\n`,
      /^better: low — .*line 2 — bands say by their scores/
    ],
    [
      `${head}\na,measured,margin,100,bands,,2;1,0;1;2\n`,
      /^limits: 2;1 — .*line 2 — write numbers that rise/
    ],
    [`${head}\na,measured,margin,100,bands,,1;x,0;1;2\n`, /^limits: 1;x — .*line 2/],
    [
      `${head}\na,measured,margin,100,bands,,1,0;101\n`,
      /^scores: 0;101 — .*line 2 — write scores of 0 to 100/
    ],
    [`${head}\na,measured,margin,100,bands,,1;2,0;1\n`, /^scores: 0;1 — .*line 2 — write 3: one more/]
  ])('refuses %j', (text, message) => {
    expect(() => parse(text)).toThrow(message)
  })
})

describe('parseExceptions', () => {
  const { grades } = readAssessmentPlan()
  it.each([
    ['grade,advice\nZ,improve\n', /^grade: Z — mine\.csv, line 2 — write one of A, B, C, D/],
    [
      'grade,advice\nD,shout\n',
      /^advice: shout — mine\.csv, line 2 — write one of maintain, improve, terminate/
    ],
    ['grade,advice,years_below\nD,improve,young\n', /^years_below: young — mine\.csv, line 2/]
  ])('refuses %j', (text, message) => {
    expect(() => parseExceptions(text, 'mine.csv', grades)).toThrow(message)
  })
})

describe('readAssessmentPlan', () => {
  const read = (assessment: string, files: Record<string, string> = {}) => {
    const { configPath } = workspace({ config: `sources: { sales: { files: a.csv } }\n${assessment}`, files })
    return readAssessmentPlan(loadConfig(configPath))
  }

  it('comes with weights that sum to 100, and a grade for every score', () => {
    const { indicators, grades } = readAssessmentPlan()
    expect(indicators.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
    expect(grades.map(({ from }) => from)).toEqual([80, 65, 45, 0])
  })

  it('takes weights, grades and files of one’s own', () => {
    const plan = read(
      'assessment: { weights: { margin: 70, returns: 30 }, grades: [{ grade: I, from: 50, advice: maintain }, { grade: II, from: 0, advice: improve }] }'
    )
    expect(plan.indicators.map(({ indicator, weight }) => [indicator, weight])).toEqual([
      ['margin', 70],
      ['returns', 30]
    ])
    expect(plan.grades).toMatchObject([{ grade: 'I', label_en: 'I' }, { grade: 'II' }])
    expect(plan.exceptions).toEqual([])
    const own = read('assessment: { indicators: own.csv }', { 'own.csv': `${head}\nfit,entered,,100,,,,\n` })
    expect(own.indicators).toMatchObject([{ indicator: 'fit', measured: null }])
    expect(own.exceptions.length).toBeGreaterThan(0)
  })

  it.each([
    [
      'assessment:\n  months: 1\n  weights:\n    margin: 70\n    returns: 20',
      /assessment\.weights: must sum to 100 — .*clientele\.yaml, line 5/
    ],
    [
      'assessment:\n  weights:\n    margin: 70\n    mood: 30',
      /assessment\.weights: unknown indicator mood — .*clientele\.yaml, line 5 — one of sales_level/
    ],
    ['assessment:\n  indicators: none.csv', /assessment\.indicators: .*none\.csv cannot be read — .*line 3/],
    ['assessment: { months: 0 }', /assessment\.months: .*line 2/],
    [
      'assessment:\n  grades:\n    - { grade: A, from: 50, advice: maintain }\n    - { grade: B, from: 60, advice: improve }',
      /assessment\.grades: must fall from one grade to the next — .*line 4/
    ],
    [
      'assessment:\n  grades:\n    - { grade: A, from: 50, advice: keep }\n    - { grade: B, from: 0, advice: improve }',
      /assessment\.grades\.0\.advice: .*line 4/
    ]
  ])('refuses %j', (assessment, message) => {
    expect(() => read(assessment)).toThrow(message)
  })
})
