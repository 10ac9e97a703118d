import type { BgNbdParameters, PurchaseHistories } from '../../../../pipeline/analytics/value/bg-nbd.ts'

/** Numbers in [0, 1), the same for a seed on every machine (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Gamma-distributed with rate 1, by Marsaglia and Tsang; below shape 1 by raising it. */
export function drawGamma(shape: number, random: () => number): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const cube = (1 + normal / Math.sqrt(9 * d)) ** 3
    if (cube > 0 && Math.log(1 - random()) < normal ** 2 / 2 + d - d * cube + d * Math.log(cube))
      return d * cube
  }
}

/** Customers who do what the model says, first bought within the first half of the weeks, on whole days. */
export function drawHistories({
  parameters: { r, alpha, a, b },
  customers,
  weeks,
  seed
}: {
  parameters: BgNbdParameters
  customers: number
  weeks: number
  seed: number
}): PurchaseHistories {
  const random = numbersFrom(seed)
  const repeats = new Float64Array(customers)
  const recency = new Float64Array(customers)
  const age = Float64Array.from(
    { length: customers },
    () => weeks - Math.floor((random() * weeks * 7) / 2) / 7
  )
  for (let i = 0; i < customers; i += 1) {
    const rate = drawGamma(r, random) / alpha
    const first = drawGamma(a, random)
    const leaves = first / (first + drawGamma(b, random))
    let time = 0
    for (;;) {
      time += -Math.log(1 - random()) / rate
      if (time > (age[i] ?? 0)) break
      repeats[i] = (repeats[i] ?? 0) + 1
      recency[i] = time
      if (random() < leaves) break
    }
  }
  return { repeats, recency, age, customers: new Float64Array(customers).fill(1) }
}
