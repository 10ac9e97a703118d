/** From which part of the whole on a cell is so dark. */
const steps = [0.004, 0.015, 0.04, 0.1, 0.2]

/** The step of the ink ramp, 0 to 5, for a part of the whole. */
export function heatStep(share: number): number {
  return steps.filter((step) => share >= step).length
}
