import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryCohorts, queryKpi, type KpiAnswer, type KpiName, type KpiRequest } from '../../queries/index.ts'
import { workspace } from '../support/loading.ts'
import {
  buildOf,
  facts,
  hasReference,
  openRetail,
  reference,
  type OpenedBuild,
  type ReferenceBuild
} from '../support/reference-build.ts'

type Asked = Omit<KpiRequest, 'kpi' | 'scope'>

const cents = (value: number | null) => String(value === null ? value : Math.round(value * 100) / 100)

/** A ratio as `numerator/denominator`, anything else as its value; to the cent, – where there is none. */
function figureOf({ kind, total }: Pick<KpiAnswer, 'kind' | 'total'>): string {
  const { value, numerator, denominator } = total
  if (kind === 'ratio') return `${cents(numerator)}/${cents(denominator)}`
  return value === null ? '–' : cents(value)
}

function asker(built: () => OpenedBuild) {
  return (kpi: KpiName, asked: Asked): Promise<KpiAnswer> =>
    queryKpi(built().connection, { kpi, scope: {}, ...asked })
}

/**
 * Orders of zero dollars are purchases in the published figures, and adjustments here. So the money is left out: an
 * order is worth its number of CDs, of which each has at least one.
 */
const cdnow = (settings: Readonly<Record<string, string | number>>) => ({
  time_zone: 'America/New_York',
  same_day_orders: 'merge',
  ...settings,
  sources: {
    sales: {
      files: join(reference, 'cdnow/CDNOW_sample.txt'),
      columns: { customer_id: 1, ordered_at: 3, amount: 4 },
      format: { header: false }
    }
  }
})

describe.skipIf(!hasReference)('CDNOW, 2,357 customers who first bought in early 1997', () => {
  let built: ReferenceBuild
  let builtInAutumn: ReferenceBuild
  const ask = asker(() => built)
  const askInAutumn = asker(() => builtInAutumn)
  beforeAll(async () => {
    built = await buildOf(workspace({ config: cdnow({}) }))
    builtInAutumn = await buildOf(
      workspace({ config: cdnow({ as_of: '1997-09-30', repeat_window_days: 365 }) })
    )
  })
  afterAll(() => {
    built.close()
    builtInAutumn.close()
  })

  const halfYear = { from: '1998-01-01', to: '1998-06-30' }

  it.each<{ kpi: KpiName; definition?: string; period: KpiRequest['period']; figure: string }>([
    { kpi: 'new-customers', period: { quarter: '1997-Q1' }, figure: '2357' },
    { kpi: 'new-customers', period: { from: '1997-04-01', to: '1998-06-30' }, figure: '0' },
    { kpi: 'repurchase-rate', period: halfYear, figure: '247/515' },
    { kpi: 'repurchase-rate', definition: 'within-period', period: halfYear, figure: '247/515' },
    { kpi: 'repurchase-rate', definition: 'returning', period: halfYear, figure: '515/515' },
    { kpi: 'retention-rate', period: { quarter: '1997-Q2' }, figure: '524/2357' },
    { kpi: 'retention-rate', period: { quarter: '1997-Q3' }, figure: '214/524' },
    // 41.41 % to the end of the data, 1998-Q2.
    { kpi: 'retention-rate', definition: 'on-or-after', period: { quarter: '1997-Q2' }, figure: '976/2357' }
  ])('$kpi $definition $period', async ({ kpi, figure, ...asked }) => {
    expect(figureOf(await ask(kpi, asked))).toBe(figure)
  })

  it('22.23 % of the cohort of early 1997 bought in the quarter after, 41.41 % in that or a later one', async () => {
    const { cohorts } = await queryCohorts(built.connection, { by: 'quarter', month: '1998-06', scope: {} })
    expect(cohorts).toHaveLength(1)
    const periods = cohorts[0]?.periods.map(({ on, on_or_after }) => [on, on_or_after]) ?? []
    expect(periods.slice(0, 2)).toEqual([
      [2357, 2357],
      [524, 976]
    ])
    expect(periods).toHaveLength(6)
  })

  it('40.14 % of the cohort bought again by the end of September', async () => {
    const answer = await askInAutumn('repurchase-rate', {
      definition: 'cohort',
      period: { quarter: '1997-Q1' }
    })
    expect(figureOf(answer)).toBe('946/2357')
    expect(answer.total.value).toBeCloseTo(0.4014, 4)
  })
})

const months = [
  ...['2010-12', '2011-01', '2011-02', '2011-03', '2011-04', '2011-05', '2011-06'],
  ...['2011-07', '2011-08', '2011-09', '2011-10', '2011-11', '2011-12']
]

/**
 * Figures of the months, counted from the file customer by customer in a program of its own: sets of invoices and of
 * days, and for churn a walk through the days of each month. December 2011 ends with the data, on the 9th.
 */
const monthly: readonly { kpi: KpiName; definition: string; figures: readonly string[] }[] = [
  {
    kpi: 'average-order-value',
    definition: 'standard',
    figures: [
      '748957.02/1559 560000.26/1086 498062.65/1100 683267.08/1454 493207.12/1246',
      '723333.51/1681 691123.12/1533 681300.11/1475 682680.51/1361',
      '1019687.62/1837 1070704.67/2040 1461756.25/2769 433668.01/819'
    ]
  },
  {
    kpi: 'new-customers',
    definition: 'standard',
    figures: ['885 417 380 452 300 284 242', '188 169 299 358 323 41']
  },
  {
    kpi: 'repurchase-rate',
    definition: 'trailing-year',
    figures: [
      '263/885 487/1302 661/1682 887/2134 1106/2434 1386/2718 1603/2960',
      '1796/3148 1941/3317 2171/3616 2437/3974 2759/4297 2764/4264'
    ]
  },
  {
    kpi: 'repurchase-rate',
    definition: 'within-period',
    figures: [
      '263/885 149/741 149/758 201/974 168/856 279/1056 219/991',
      '227/949 196/935 271/1266 323/1364 540/1664 106/615'
    ]
  },
  {
    kpi: 'repurchase-rate',
    definition: 'returning',
    figures: [
      '263/885 487/1302 661/1682 887/2134 1106/2434 1386/2718 1603/2960',
      '1796/3148 1941/3317 2171/3616 2437/3974 2759/4297 2841/4264'
    ]
  },
  {
    kpi: 'repurchase-rate',
    definition: 'cohort',
    figures: [
      '527/885 204/417 167/380 189/452 126/300 109/284 94/242',
      '82/188 78/169 143/299 124/358 85/323 1/41'
    ]
  },
  {
    kpi: 'purchase-frequency',
    definition: 'trailing-year',
    figures: [
      '1400/885 2387/1302 3384/1682 4705/2134 5854/2434 7409/2718 8802/2960',
      '10133/3148 11413/3317 13168/3616 15097/3974 17754/4297 17756/4264'
    ]
  },
  {
    kpi: 'purchase-frequency',
    definition: 'within-period',
    figures: [
      '1400/885 987/741 997/758 1321/974 1149/856 1555/1056 1393/991',
      '1331/949 1280/935 1755/1266 1929/1364 2657/1664 778/615'
    ]
  },
  {
    kpi: 'purchase-interval',
    definition: 'trailing-year',
    figures: ['6 12 16 20 21 23.5 25', '27 28 28 29 28 28']
  },
  {
    kpi: 'purchase-interval',
    definition: 'within-period',
    figures: ['6 7 8 8 7 7 8', '8 8 8 8 8 4']
  },
  {
    kpi: 'retention-rate',
    definition: 'in-period',
    figures: [
      '0/0 324/885 262/741 290/758 304/974 368/856 410/1056',
      '365/991 388/949 425/935 489/1266 622/1364 371/1664'
    ]
  },
  {
    kpi: 'retention-rate',
    definition: 'on-or-after',
    figures: [
      '0/0 766/885 646/741 650/758 807/974 719/856 891/1056',
      '810/991 771/949 720/935 853/1266 712/1364 371/1664'
    ]
  },
  {
    kpi: 'retention-rate',
    definition: 'value',
    figures: [
      '0/0 292692.5/558532.69 218271.84/479920.22 253069.33/439551.89 301449.88/581503.97',
      '245909.98/428995.96 360411.4/648838.39 370276/610576.02 334367.64/585128.91',
      '371474.99/617750.21 543684.12/932892.88 628234.48/978490.98 470736.83/1134104.13'
    ]
  },
  {
    kpi: 'churn-rate',
    definition: 'configured-window',
    figures: [
      '0/0 0/885 0/1302 409/1682 272/1776 341/1891 386/1959',
      '303/1969 429/2025 382/1923 330/2151 274/2461 76/2840'
    ]
  },
  {
    kpi: 'churn-rate',
    definition: 'proposed-window',
    figures: [
      '0/0 0/885 0/1302 227/1682 195/1919 276/2081 281/2158',
      '342/2221 308/2183 325/2153 291/2357 224/2639 61/2997'
    ]
  },
  {
    kpi: 'reactivation-rate',
    definition: 'configured-window',
    figures: ['0/0 0/0 0/0 290/409 184/272 213/341 224/386', '172/303 254/429 206/382 143/330 65/274 2/76']
  },
  {
    kpi: 'reactivation-rate',
    definition: 'proposed-window',
    figures: ['0/0 0/0 0/0 147/227 137/195 149/276 162/281', '178/342 150/308 170/325 103/291 42/224 2/61']
  }
]

/** Countries are those of the sale, so that these and the products restrict which purchases there were. */
const slices = ['EIRE', 'Germany', 'France', 'United Kingdom', '22423', '85123A', 'Germany and France']

/** Figures of the slices in November 2011, or in the month named; from the same program. */
const sliced: readonly { kpi: KpiName; definition?: string; month?: string; figures: string }[] = [
  {
    kpi: 'average-order-value',
    figures: '30413.05/42 26044.35/68 30697.51/64 1282805.78/2490 12798.48/201 14119.8/250 56741.86/132'
  },
  { kpi: 'new-customers', figures: '0 6 6 297 67 71 12' },
  { kpi: 'repurchase-rate', figures: '3/3 66/93 57/86 2491/3886 319/873 395/850 123/179' },
  {
    kpi: 'repurchase-rate',
    definition: 'returning',
    figures: '3/3 66/93 57/86 2491/3886 319/873 395/850 123/179'
  },
  {
    kpi: 'repurchase-rate',
    definition: 'cohort',
    month: '2011-06',
    figures: '0/0 2/3 1/5 79/214 7/47 8/42 3/8'
  },
  { kpi: 'purchase-frequency', figures: '251/3 440/93 371/86 15940/3886 1656/873 1920/850 811/179' },
  { kpi: 'purchase-interval', figures: '2 31 31 28 51 48 31' },
  { kpi: 'retention-rate', figures: '2/2 26/38 15/27 554/1230 19/132 37/127 41/65' },
  {
    kpi: 'retention-rate',
    definition: 'value',
    figures:
      '23307.62/23307.62 24876.86/30710.17 7361.63/25032.04 488741.48/786542.67 2654.85/11378.7 1803.54/4561.59 32238.49/55742.21'
  },
  { kpi: 'churn-rate', month: '2011-09', figures: '1/3 8/50 11/44 339/1718 75/274 65/294 19/94' },
  { kpi: 'reactivation-rate', month: '2011-09', figures: '0/1 5/8 9/11 175/339 20/75 21/65 14/19' }
]

describe.skipIf(!hasReference)('Online Retail', () => {
  let built: OpenedBuild
  const ask = asker(() => built)
  const fact = facts('online-retail')
  const wholeFile = { from: '2010-12-01', to: '2011-12-31' }
  beforeAll(async () => {
    built = await openRetail()
  })
  afterAll(() => built.close())

  it('repeat buyers, invoices and customers of the whole file', async () => {
    const repeat = `${fact.sales_customers_with_2plus_invoices}/${fact.sales_customers}`
    for (const definition of ['trailing-year', 'within-period', 'returning']) {
      const answer = await ask('repurchase-rate', { definition, period: wholeFile })
      expect([definition, figureOf(answer)]).toEqual([definition, repeat])
      expect(answer.total.value).toBeCloseTo(fact.repeat_purchase_rate, 6)
    }
    const orderValue = await ask('average-order-value', { period: wholeFile })
    expect(figureOf(orderValue)).toBe(`${fact.total_revenue_all_rows}/${fact.sales_invoices}`)
    const newCustomers = await ask('new-customers', { period: wholeFile })
    expect(newCustomers.total.value).toBe(fact.sales_customers)
    const frequency = await ask('purchase-frequency', { period: wholeFile })
    expect(frequency.total.value).toBeCloseTo(fact.rfm.frequency_mean_invoices, 6)
  })

  it.each(monthly)('$kpi by $definition, month by month', async ({ kpi, definition, figures }) => {
    const found: string[] = []
    for (const month of months) found.push(figureOf(await ask(kpi, { definition, period: { month } })))
    expect(found).toEqual(figures.join(' ').split(' '))
  })

  it('says of trailing windows that the data begin within them', async () => {
    const short = async (month: string) => (await ask('repurchase-rate', { period: { month } })).short_history
    expect(await short('2011-10')).toBe(true)
    expect(await short('2011-11')).toBe(false)
    expect(await short('2011-12')).toBe(false)
  })

  it('half of those who churned in September were back by December', async () => {
    const { total, companions } = await ask('churn-rate', { period: { month: '2011-09' } })
    expect([total.numerator, total.denominator]).toEqual([382, 1923])
    expect(companions).toMatchObject([{ kpi: 'reactivation-rate', numerator: 206, denominator: 382 }])
  })

  it('a quarter, which is longer than W, counts those too who churned after a purchase within it', async () => {
    const period = { quarter: '2011-Q3' }
    expect(figureOf(await ask('churn-rate', { period }))).toBe('1111/1969')
    expect(figureOf(await ask('reactivation-rate', { period }))).toBe('632/1111')
  })

  it.each(sliced)(
    '$kpi $definition of some countries and products',
    async ({ kpi, definition, month = '2011-11', figures }) => {
      const asked = { period: { month }, ...(definition ? { definition } : {}) }
      const found: string[] = []
      for (const slice of slices) {
        const filter = { dimension: /^\d/.test(slice) ? 'product' : 'region', values: slice.split(' and ') }
        found.push(figureOf(await ask(kpi, { ...asked, where: [filter] })))
      }
      expect(found).toEqual(figures.split(' '))

      const { kind, rows } = await ask(kpi, { ...asked, by: 'region' })
      const split = slices.slice(0, 4).map((country) => {
        const total = rows.find(({ key }) => key === country)
        // A country with nothing to count has no row.
        return total ? figureOf({ kind, total }) : kind === 'ratio' ? '0/0' : '0'
      })
      expect(split).toEqual(found.slice(0, 4))
    }
  )
})
