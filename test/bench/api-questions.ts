/** What the bench must know of a build to ask about it. */
export interface Catalogue {
  /** Newest first */
  readonly months: readonly string[]
  readonly dimensions: readonly { readonly name: string; readonly attribute_of: 'customer' | 'line' }[]
  /** Keys of members to filter by */
  readonly areas: readonly string[]
  readonly categories: readonly string[]
}

/** Questions that nobody has asked before, and how long each may take at the 95th percentile. */
export interface QuestionGroup {
  readonly name: string
  readonly limitMs?: number
  readonly paths: readonly string[]
}

const additive = ['net-sales', 'gross-sales', 'units', 'gross-profit']
const distinct = ['orders', 'active-customers']
const ofCustomers = [
  'new-customers',
  'repurchase-rate',
  'purchase-frequency',
  'purchase-interval',
  'retention-rate',
  'churn-rate',
  'reactivation-rate'
]

const kpi = (name: string, search: string) => `/api/v1/kpis/${name}?${search}`

/** One question each: every measure by every dimension that it is promised for, over the newest month. */
export function firstQuestions({ months, dimensions }: Catalogue): QuestionGroup[] {
  const [month = ''] = months
  const by = (measures: readonly string[], names: readonly string[]) =>
    measures.flatMap((measure) => names.map((name) => kpi(measure, `month=${month}&by=${name}`)))
  const compared = (measure: string, names: readonly string[]) =>
    names.map((name) => `/api/v1/compositions/${name}?measure=${measure}&month=${month}&compare=last-year`)
  const all = dimensions.map(({ name }) => name)
  const customer = dimensions.filter((each) => each.attribute_of === 'customer').map(({ name }) => name)
  const line = dimensions.filter((each) => each.attribute_of === 'line').map(({ name }) => name)
  return [
    { name: 'additive', limitMs: 150, paths: [...by(additive, all), ...compared('net-sales', all)] },
    { name: 'customer-attributes', limitMs: 150, paths: by([...distinct, ...ofCustomers], customer) },
    { name: 'line-attributes', limitMs: 1500, paths: by([...distinct, ...ofCustomers], line) },
    {
      name: 'explain',
      paths: ['net-sales', 'gross-sales', 'units', 'gross-profit', 'gross-margin', 'orders'].flatMap((name) =>
        ['previous', 'last-year'].map(
          (compare) => `/api/v1/explain/${name}?month=${month}&compare=${compare}`
        )
      )
    },
    {
      name: 'pivots',
      paths: additive.flatMap((name) => [
        `/api/v1/pivots/${name}?month=${month}&rows=area&columns=category`,
        `/api/v1/pivots/${name}?month=${month}&rows=city&columns=tier`
      ])
    }
  ]
}

/** The figures of the review page. */
const headline = [
  'net-sales',
  'gross-sales',
  'return-rate',
  'gross-margin',
  'units',
  'orders',
  'average-order-value',
  'active-customers',
  'new-customers',
  'repurchase-rate',
  'purchase-frequency',
  'retention-rate',
  'churn-rate'
]

/** What somebody who opens the review of a month looks at: the key figures against last year, and two compositions. */
export function reviewQuestions(month: string, filter: string): string[] {
  const search = `month=${month}&compare=last-year${filter}`
  return [
    ...headline.map((name) => kpi(name, search)),
    ...['area', 'category'].map((name) => `/api/v1/compositions/${name}?${search}&limit=9`)
  ]
}

/** A question about days that nobody has asked about: no answer to it is kept anywhere. */
export function unaskedQuestion({ months, dimensions }: Catalogue, random: () => number): string {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
  const [from, to] = [pick(months) ?? '', 1 + Math.floor(random() * 27)]
  const start = 1 + Math.floor(random() * to)
  const days = `from=${from}-${String(start).padStart(2, '0')}&to=${from}-${String(to).padStart(2, '0')}`
  const isDistinct = random() < 0.2
  const splits = dimensions.filter(({ attribute_of }) => !isDistinct || attribute_of === 'customer')
  // The limit makes the question another one even where the days come again.
  const limit = 100 + Math.floor(random() * 900)
  return kpi(
    pick(isDistinct ? distinct : additive) ?? '',
    `${days}&by=${pick(splits)?.name ?? ''}&limit=${limit}`
  )
}
