import type { BgNbdParameters, PurchaseHistories } from './bg-nbd.ts'

/** Customers with 0, 1, 2 … repeat purchases, the last place those with as many or more. */
export interface RepeatCounts {
  readonly expected: Float64Array
  readonly actual: Float64Array
}

/** The last count stands for all that are larger. */
const places = 8

/** How many customers with each number of repeat purchases the model expects at their ages, and how many there are. */
export function countRepeats(parameters: BgNbdParameters, histories: PurchaseHistories): RepeatCounts {
  const expected = new Float64Array(places)
  const actual = new Float64Array(places)
  const byAge = new Map<number, Float64Array>()
  for (const [i, x] of histories.repeats.entries()) {
    const [age = 0, customers = 0] = [histories.age[i], histories.customers[i]]
    const chances = byAge.get(age) ?? chancesOfRepeats(parameters, age)
    byAge.set(age, chances)
    for (const [place, chance] of chances.entries())
      expected[place] = (expected[place] ?? 0) + customers * chance
    const place = Math.min(x, places - 1)
    actual[place] = (actual[place] ?? 0) + customers
  }
  return { expected, actual }
}

/** P(X(t) = x) for x = 0, 1 … and the rest: formula (8) of Fader, Hardie and Lee (2005). */
export function chancesOfRepeats({ r, alpha, a, b }: BgNbdParameters, time: number): Float64Array {
  const chances = new Float64Array(places)
  const bought = time / (alpha + time)
  // Negative binomial: as many purchases by who never leaves.
  let stays = (alpha / (alpha + time)) ** r
  // B(a, b + x) / B(a, b), and the chance of having left after x purchases at the latest by now.
  let alive = 1
  let fewer = 0
  let rest = 1
  for (let x = 0; x < places - 1; x += 1) {
    const leaves = x === 0 ? 0 : (alive * a) / (b + x - 1)
    chances[x] = alive * stays + leaves * (1 - fewer)
    rest -= chances[x] ?? 0
    fewer += stays
    stays *= ((r + x) / (x + 1)) * bought
    alive *= (b + x) / (a + b + x)
  }
  chances[places - 1] = Math.max(0, rest)
  return chances
}
