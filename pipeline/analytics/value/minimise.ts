/** A function's value and its derivatives at a point. */
export interface Slope {
  readonly value: number
  readonly gradient: Float64Array
}

export interface Minimum {
  readonly point: Float64Array
  readonly value: number
  readonly evaluations: number
  /** False when the search ended without the slope having become flat. */
  readonly converged: boolean
  /** Which coordinates ended on one of the limits. */
  readonly atLimit: readonly boolean[]
}

/** Slopes below this are flat: steps along them change the value by less than it can hold. */
const flat = 1e-7
const mostSteps = 300
/** The least part of the decrease promised by the slope that a step must bring (Armijo). */
const enough = 1e-4
/** In a single step no coordinate moves further: a first guess of the curvature may be far off. */
const longestMove = 2

/**
 * Minimises a smooth function of a few coordinates by quasi-Newton steps (BFGS), each coordinate held within
 * −limit … limit. Deterministic; the function's scale should be about 1.
 */
export function minimise({
  slopeAt,
  start,
  limit
}: {
  slopeAt: (point: Float64Array) => Slope
  start: readonly number[]
  limit: number
}): Minimum {
  let point: Float64Array = Float64Array.from(start)
  let slope = slopeAt(point)
  let inverse = identity(point.length)
  let evaluations = 1
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const held = heldCoordinates(point, slope.gradient, limit)
    if (largest(slope.gradient, held) < flat) return ended(true)
    let direction = descend(inverse, slope.gradient, held)
    if (dot(direction, slope.gradient) >= 0) {
      inverse = identity(point.length)
      direction = descend(inverse, slope.gradient, held)
    }
    const next = search(direction)
    if (next === null) return ended(largest(slope.gradient, held) < flat * 100)
    inverse = updated(inverse, difference(next.point, point), difference(next.slope.gradient, slope.gradient))
    ;({ point, slope } = next)
  }
  return ended(false)

  function ended(converged: boolean): Minimum {
    const atLimit = Array.from(point, (coordinate) => Math.abs(coordinate) >= limit)
    return { point, value: slope.value, evaluations, converged, atLimit }
  }

  /** Halves the step until it brings enough; null when none does, as at the end of a number's digits. */
  function search(direction: Float64Array): { point: Float64Array; slope: Slope } | null {
    let length = Math.min(1, longestMove / Math.max(...direction.map(Math.abs)))
    for (let tries = 0; tries < 40; tries += 1) {
      const moved = point.map((coordinate, index) =>
        Math.max(-limit, Math.min(limit, coordinate + length * (direction[index] ?? 0)))
      )
      const found = slopeAt(moved)
      evaluations += 1
      const promised = dot(difference(moved, point), slope.gradient)
      if (found.value <= slope.value + enough * promised && promised < 0)
        return { point: moved, slope: found }
      length /= 2
    }
    return null
  }
}

/** Coordinates on a limit that the slope drives further out. */
function heldCoordinates(point: Float64Array, gradient: Float64Array, limit: number): boolean[] {
  return Array.from(point, (coordinate, index) => {
    const slope = gradient[index] ?? 0
    return (coordinate >= limit && slope < 0) || (coordinate <= -limit && slope > 0)
  })
}

function largest(gradient: Float64Array, held: readonly boolean[]): number {
  return gradient.reduce((most, slope, index) => (held[index] ? most : Math.max(most, Math.abs(slope))), 0)
}

function descend(inverse: readonly Float64Array[], gradient: Float64Array, held: readonly boolean[]) {
  const free = gradient.map((slope, index) => (held[index] ? 0 : slope))
  return Float64Array.from(inverse, (row, index) => (held[index] ? 0 : -dot(row, free)))
}

/** The inverse curvature after a step, by the formula of Broyden, Fletcher, Goldfarb and Shanno. */
function updated(inverse: readonly Float64Array[], step: Float64Array, change: Float64Array): Float64Array[] {
  const curvature = dot(step, change)
  if (curvature <= 1e-14 * Math.sqrt(dot(step, step) * dot(change, change))) return [...inverse]
  const seen = Float64Array.from(inverse, (row) => dot(row, change))
  const scale = 1 + dot(change, seen) / curvature
  return inverse.map((row, i) =>
    row.map((cell, j) => {
      const [stepI = 0, stepJ = 0, seenI = 0, seenJ = 0] = [step[i], step[j], seen[i], seen[j]]
      return cell + (scale * stepI * stepJ - stepI * seenJ - seenI * stepJ) / curvature
    })
  )
}

function identity(size: number): Float64Array[] {
  return Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (_, column) => (row === column ? 1 : 0))
  )
}

function difference(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, index) => value - (right[index] ?? 0))
}

function dot(left: Float64Array, right: Float64Array): number {
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0)
}
