import type { LifecycleMonth } from '#lib/server/queries.ts'

/** The stages of customers who have bought and are not churned. */
const base: ReadonlySet<string> = new Set(['new', 'active', 'at_risk', 'reactivated'])

/** Who came to these stages in a month, and who left them; at both ends, how many there were. */
export function flowsOf({ opening, closing, flows }: LifecycleMonth) {
  const moved = (counts: (from: string | null, to: string) => boolean) =>
    flows.filter(({ from, to }) => counts(from, to)).reduce((sum, { customers }) => sum + customers, 0)
  const isIn = (stage: string | null) => stage !== null && base.has(stage)
  const stock = (stages: Readonly<Record<string, number>>) =>
    [...base].reduce((sum, stage) => sum + (stages[stage] ?? 0), 0)
  const fresh = moved((from, to) => !isIn(from) && from !== 'churned' && isIn(to))
  const back = moved((from, to) => from === 'churned' && isIn(to))
  return {
    before: stock(opening),
    new: fresh,
    back,
    came: fresh + back,
    went: moved((from, to) => isIn(from) && !isIn(to)),
    after: stock(closing)
  }
}
