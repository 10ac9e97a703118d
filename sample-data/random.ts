/** A stream of random numbers that is the same on every machine for the same seed. */
export type Random = {
  /** Uniform in [0, 1). */
  next: () => number
  /** Uniform integer from `low` to `high`, both inclusive. */
  integer: (low: number, high: number) => number
  /** True with the given probability. */
  chance: (probability: number) => boolean
  pick: <T>(items: readonly T[]) => T
  /** Standard normal. */
  normal: () => number
  /** exp(normal × sigma), scaled so that its mean is 1. */
  spread: (sigma: number) => number
  /** Gamma with the given shape and mean. */
  gamma: (shape: number, mean: number) => number
}

/**
 * Makes a stream from a text seed: the text is hashed (FNV-1a with a final mix) into the state of sfc32
 * (Chris Doty-Humphrey's small fast counting generator). Every customer gets a stream of its own, so that a
 * change to one customer leaves all others as they were.
 */
export function createRandom(seed: string): Random {
  const next = sfc32(seed)
  const normal = createNormal(next)
  return {
    next,
    normal,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    spread: (sigma) => Math.exp(sigma * normal() - (sigma * sigma) / 2),
    gamma: (shape, mean) => (gammaOfShape(shape, next, normal) * mean) / shape
  }
}

/** A way to draw items in proportion to their weights; weights need not add up to 1. */
export type Wheel<T> = { draw: (random: Random) => T }

export function createWheel<T>(items: readonly T[], weightOf: (item: T, index: number) => number): Wheel<T> {
  const bounds: number[] = []
  let total = 0
  items.forEach((item, index) => {
    total += weightOf(item, index)
    bounds.push(total)
  })
  return {
    draw: (random) => {
      const aim = random.next() * total
      let low = 0
      let high = bounds.length - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if (bounds[middle]! > aim) high = middle
        else low = middle + 1
      }
      return items[low]!
    }
  }
}

/** Draws by weights given as `[item, weight]` pairs. */
export function wheelOf<T>(pairs: readonly (readonly [T, number])[]): Wheel<T> {
  const wheel = createWheel(pairs, (pair) => pair[1])
  return { draw: (random) => wheel.draw(random)[0] }
}

function hashText(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ salt
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function sfc32(seed: string): () => number {
  let a = hashText(seed, 1)
  let b = hashText(seed, 2)
  let c = hashText(seed, 3)
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

/** Marsaglia's polar method: logarithm and root only, whose results agree between engines. */
function createNormal(next: () => number): () => number {
  let spare: number | null = null
  return () => {
    if (spare !== null) {
      const value = spare
      spare = null
      return value
    }
    for (;;) {
      const u = 2 * next() - 1
      const v = 2 * next() - 1
      const s = u * u + v * v
      if (s >= 1 || s === 0) continue
      const scale = Math.sqrt((-2 * Math.log(s)) / s)
      spare = v * scale
      return u * scale
    }
  }
}

/** Marsaglia and Tsang 2000; shapes below 1 through the usual power of a uniform. */
function gammaOfShape(shape: number, next: () => number, normal: () => number): number {
  if (shape < 1) return gammaOfShape(shape + 1, next, normal) * Math.exp(Math.log(1 - next()) / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal()
    const t = 1 + c * x
    if (t <= 0) continue
    const v = t * t * t
    if (Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}
