import { fisherTest } from '../statistics/fisher.ts'
import { newcombeInterval } from '../statistics/newcombe.ts'
import { taroneFactor } from '../statistics/tarone.ts'
import { perStep } from './counted-steps.ts'
import type { StepFigures, Steps } from './counted-steps.ts'

/** How a step went with the complaints of a group, beside all others of the same period. */
export interface GroupStep extends StepFigures {
  /** In time, and counted, of all other groups together. */
  readonly others_in_time: number
  readonly others_n: number
  /** The share in time less that of the others, in fractions, with its 95 % interval (Newcombe). */
  readonly difference: number | null
  readonly difference_low: number | null
  readonly difference_high: number | null
  /** Whether the difference is more than chance among as many groups would bring (Fisher, Tarone, 5 %). */
  readonly stands_out: 'late' | 'early' | null
}

const nothingElse = {
  ...{ others_in_time: 0, others_n: 0 },
  ...{ difference: null, difference_low: null, difference_high: null },
  stands_out: null
}

/** The steps of all complaints together: there are no others. */
export const besideNone = (steps: Steps<StepFigures>): Steps<GroupStep> =>
  perStep((step) => ({ ...steps[step], ...nothingElse }))

/** Groups with their steps beside those of all others; each complaint is in one of the groups. */
export function besideOthers<Group extends { readonly steps: Steps<StepFigures> }>(
  groups: readonly Group[],
  significant: number
): (Omit<Group, 'steps'> & { readonly steps: Steps<GroupStep> })[] {
  const compare = perStep((step) =>
    comparedWithOthers(
      groups.map(({ steps }) => steps[step]),
      significant
    )
  )
  return groups.map((group) => ({ ...group, steps: perStep((step) => compare[step](group.steps[step])) }))
}

function comparedWithOthers(groups: readonly StepFigures[], significant: number) {
  const in_time = groups.reduce((sum, each) => sum + each.in_time, 0)
  const n = groups.reduce((sum, each) => sum + each.n, 0)
  const sidesOf = (figures: StepFigures) => ({
    own: { hits: figures.in_time, n: figures.n },
    others: { hits: in_time - figures.in_time, n: n - figures.n }
  })
  const testOf = ({ own, others }: ReturnType<typeof sidesOf>) => fisherTest(own, others)
  const factor = taroneFactor(
    groups.flatMap((figures) => testOf(sidesOf(figures))?.least_p ?? []),
    significant
  )
  return (figures: StepFigures): GroupStep => {
    const sides = sidesOf(figures)
    const { own, others } = sides
    const interval = newcombeInterval(own, others)
    const difference = interval === null ? null : own.hits / own.n - others.hits / others.n
    const chance = testOf(sides)?.p ?? 1
    return {
      ...figures,
      others_in_time: others.hits,
      others_n: others.n,
      difference,
      difference_low: interval?.low ?? null,
      difference_high: interval?.high ?? null,
      stands_out:
        difference === null || chance * factor >= significant ? null : difference < 0 ? 'late' : 'early'
    }
  }
}
