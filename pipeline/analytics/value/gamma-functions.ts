/** Below this an argument is first raised by the recurrence: the asymptotic series needs it to have 15 digits. */
const asymptoticFrom = 10

/** Coefficients of 1/x, 1/x³, 1/x⁵ … in the series of ln Γ, which are B₂ₖ / (2k (2k − 1)). */
const logGammaSeries = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]

/** Coefficients of 1/x², 1/x⁴, 1/x⁶ … in the series of ψ, which are −B₂ₖ / 2k. */
const digammaSeries = [-1 / 12, 1 / 120, -1 / 252, 1 / 240, -1 / 132, 691 / 32760, -1 / 12]

/** The natural logarithm of Γ(x) for x > 0, by Stirling's series (Abramowitz and Stegun 6.1.40 and 6.1.15). */
export function logGamma(x: number): number {
  let raised = x
  let product = 1
  while (raised < asymptoticFrom) {
    product *= raised
    raised += 1
  }
  const series = evenPowers(logGammaSeries, raised) / raised
  return (raised - 0.5) * Math.log(raised) - raised + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product)
}

/** The derivative of ln Γ(x) for x > 0 (Abramowitz and Stegun 6.3.18 and 6.3.5). */
export function digamma(x: number): number {
  let raised = x
  let sum = 0
  while (raised < asymptoticFrom) {
    sum += 1 / raised
    raised += 1
  }
  const series = evenPowers(digammaSeries, raised) / (raised * raised)
  return Math.log(raised) - 0.5 / raised + series - sum
}

/** c₀ + c₁/x² + c₂/x⁴ + … */
function evenPowers(coefficients: readonly number[], x: number): number {
  const square = 1 / (x * x)
  return coefficients.reduceRight((sum, coefficient) => sum * square + coefficient, 0)
}
