const lanczos = [
  76.180091729471, -86.505320329417, 24.014098240831, -1.231739572450155, 0.1208650973866179e-2,
  -0.5395239384953e-5
]

/** ln Γ(x) for x > 0, to about ten digits (Lanczos 1964). */
export function logGamma(x: number): number {
  const shifted = x + 5.5
  const sum = lanczos.reduce((total, factor, index) => total + factor / (x + index + 1), 1.00000000019)
  return (x + 0.5) * Math.log(shifted) - shifted + Math.log((2.506628274631 * sum) / x)
}
