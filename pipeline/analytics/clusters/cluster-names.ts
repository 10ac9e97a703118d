/** Where a cluster lies on each measure, in standard deviations from the mean of all customers. */
export interface Place {
  /** Of the days since the last purchase: the lower, the more recent. */
  readonly recency: number
  readonly frequency: number
  readonly money: number
}

export interface ClusterName {
  /** The same in every build that finds such a cluster, and fit for an address. */
  readonly cluster: string
  readonly zh: string
  readonly en: string
}

type Level = 0 | 1 | 2 | 3 | 4

interface Words {
  readonly slug: string
  readonly zh: string
  readonly en: string
}

// From far below the mean to far above it; outer ones are used only where the inner ones do not tell clusters apart, but
// for a long silence, which is always worth its word.
const recencyWords: readonly Words[] = [
  { slug: 'just-now', zh: '最近', en: 'very recent' },
  { slug: 'recent', zh: '近期', en: 'recent' },
  { slug: 'while-ago', zh: '中期', en: 'a while ago' },
  { slug: 'not-lately', zh: '近来未购', en: 'not lately' },
  { slug: 'long-ago', zh: '久未购买', en: 'long ago' }
]
const frequencyWords: readonly Words[] = [
  { slug: 'very-seldom', zh: '极低频', en: 'very seldom' },
  { slug: 'seldom', zh: '低频', en: 'seldom' },
  { slug: 'sometimes', zh: '中频', en: 'sometimes' },
  { slug: 'frequent', zh: '高频', en: 'frequent' },
  { slug: 'very-frequent', zh: '极高频', en: 'very frequent' }
]
const moneyWords: readonly Words[] = [
  { slug: 'very-low-spend', zh: '极低额', en: 'very low spend' },
  { slug: 'low-spend', zh: '低额', en: 'low spend' },
  { slug: 'medium-spend', zh: '中额', en: 'medium spend' },
  { slug: 'high-spend', zh: '高额', en: 'high spend' },
  { slug: 'very-high-spend', zh: '极高额', en: 'very high spend' }
]

const near = 0.35
const far = 1

/** Names in the order of the places; none is given twice. */
export function nameClusters(places: readonly Place[]): ClusterName[] {
  const coarse = places.map((place) => nameOf(place, false))
  const isAlone = (name: ClusterName, names: readonly ClusterName[]) =>
    names.filter(({ cluster }) => cluster === name.cluster).length === 1
  const fine = places.map((place, index) => {
    const name = coarse[index] ?? nameOf(place, false)
    return isAlone(name, coarse) ? name : nameOf(place, true)
  })
  return fine.map((name, index) => (isAlone(name, fine) ? name : numbered(name, fine.slice(0, index))))
}

/** Where even the outer words are shared, by their order. */
function numbered(name: ClusterName, before: readonly ClusterName[]): ClusterName {
  const number = 1 + before.filter(({ cluster }) => cluster === name.cluster).length
  return { cluster: `${name.cluster}-${number}`, zh: `${name.zh}（${number}）`, en: `${name.en} (${number})` }
}

function nameOf({ recency, frequency, money }: Place, isFine: boolean): ClusterName {
  const words = [
    recencyWords[levelOf(recency, isFine || recency > 0)],
    frequencyWords[levelOf(frequency, isFine)],
    moneyWords[levelOf(money, isFine)]
  ].filter((word) => word !== undefined)
  const en = words.map((word) => word.en).join(', ')
  return {
    cluster: words.map(({ slug }) => slug).join('_'),
    zh: words.map(({ zh }) => zh).join(''),
    en: en.charAt(0).toUpperCase() + en.slice(1)
  }
}

function levelOf(place: number, isFine: boolean): Level {
  if (place <= -near) return isFine && place <= -far ? 0 : 1
  if (place >= near) return isFine && place >= far ? 4 : 3
  return 2
}
