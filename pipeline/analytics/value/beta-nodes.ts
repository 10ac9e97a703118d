/** As many that expectations of purchases have twelve digits as a rule and at least four, for a whole year of a new customer. */
const nodeCount = 32

/** The mean of f over the distribution is the sum of weight × f(value). */
export interface BetaNodes {
  readonly values: Float64Array
  /** They add up to 1. */
  readonly weights: Float64Array
}

/**
 * Gauss–Jacobi quadrature for Beta(a, b), a > 0 and b > 0: nodes are the eigenvalues of the recurrence's tridiagonal
 * matrix, weights the squares of its vectors' first parts (Golub and Welsch 1969). The density's poles at 0 and 1 are
 * in the weights, so that it is exact where the density alone could not be added up.
 */
export function betaNodes(a: number, b: number): BetaNodes {
  const diagonal = Float64Array.from({ length: nodeCount }, (_, n) => diagonalOf(n, a - 1, b - 1))
  const beside = Float64Array.from({ length: nodeCount }, (_, n) =>
    n === 0 ? 0 : Math.sqrt(besideOf(n, a - 1, b - 1))
  )
  const first = diagonalise(diagonal, beside)
  return { values: diagonal, weights: first.map((part) => part * part) }
}

/** On [0, 1] with the weight p^low (1 − p)^high. */
function diagonalOf(n: number, low: number, high: number): number {
  const sum = low + high
  if (n === 0) return (low + 1) / (sum + 2)
  return 0.5 + ((low - high) * sum) / (2 * (2 * n + sum) * (2 * n + sum + 2))
}

function besideOf(n: number, low: number, high: number): number {
  const sum = low + high
  if (n === 1) return ((1 + low) * (1 + high)) / ((2 + sum) ** 2 * (3 + sum))
  const twice = 2 * n + sum
  return (n * (n + low) * (n + high) * (n + sum)) / (twice ** 2 * (twice + 1) * (twice - 1))
}

/**
 * Turns the diagonal of a symmetric tridiagonal matrix into its eigenvalues and gives the first part of each vector,
 * by QL with implicit shifts. `beside[n]` stands between n − 1 and n; it is used up.
 */
function diagonalise(diagonal: Float64Array, beside: Float64Array): Float64Array {
  const count = diagonal.length
  const first = new Float64Array(count)
  first[0] = 1
  const at = (array: Float64Array, index: number) => array[index] ?? 0
  const off = Float64Array.from({ length: count }, (_, n) => at(beside, n + 1))
  for (let low = 0; low < count; low += 1) {
    for (;;) {
      const high = splitAfter(diagonal, off, low)
      if (high === low) break
      rotate({ diagonal, off, first, low, high })
    }
  }
  return first
}

/** The end of the block from `low` on in which the parts beside the diagonal still count. */
function splitAfter(diagonal: Float64Array, off: Float64Array, low: number): number {
  for (let n = low; n < diagonal.length - 1; n += 1) {
    const size = Math.abs(diagonal[n] ?? 0) + Math.abs(diagonal[n + 1] ?? 0)
    if (Math.abs(off[n] ?? 0) <= Number.EPSILON * size) return n
  }
  return diagonal.length - 1
}

interface Block {
  readonly diagonal: Float64Array
  readonly off: Float64Array
  readonly first: Float64Array
  readonly low: number
  readonly high: number
}

/** One sweep of rotations from the block's end to its beginning, shifted by the eigenvalue nearest to the latter. */
function rotate({ diagonal, off, first, low, high }: Block): void {
  const at = (array: Float64Array, index: number) => array[index] ?? 0
  const half = (at(diagonal, low + 1) - at(diagonal, low)) / (2 * at(off, low))
  const root = Math.hypot(half, 1)
  let shifted = at(diagonal, high) - at(diagonal, low) + at(off, low) / (half + (half < 0 ? -root : root))
  let sine = 1
  let cosine = 1
  let removed = 0
  for (let n = high - 1; n >= low; n -= 1) {
    const outer = sine * at(off, n)
    const inner = cosine * at(off, n)
    const length = Math.hypot(outer, shifted)
    off[n + 1] = length
    if (length === 0) {
      diagonal[n + 1] = at(diagonal, n + 1) - removed
      off[high] = 0
      return
    }
    sine = outer / length
    cosine = shifted / length
    const rest = at(diagonal, n + 1) - removed
    const turn = (at(diagonal, n) - rest) * sine + 2 * cosine * inner
    removed = sine * turn
    diagonal[n + 1] = rest + removed
    shifted = cosine * turn - inner
    const upper = at(first, n + 1)
    first[n + 1] = sine * at(first, n) + cosine * upper
    first[n] = cosine * at(first, n) - sine * upper
  }
  diagonal[low] = at(diagonal, low) - removed
  off[low] = shifted
  off[high] = 0
}
