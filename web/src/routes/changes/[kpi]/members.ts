/** A member behind a bar as the API has it. */
export type BridgeMember = {
  readonly key: string
  readonly label: string | null
  readonly value: number | null
  readonly previous: number | null
  /** What it adds to the bar. */
  readonly change: number
  readonly effects: Readonly<Record<string, number>>
}

export type MemberRow = BridgeMember & {
  /** Its change as a part of the bar, and that of all down to it; null where the bar is 0. */
  readonly share: number | null
  readonly cumulative: number | null
}

/** Amounts have four decimals at the most, so whole numbers of the last one add up exactly. */
const perUnit = 1e4

/** A sum to the stored four decimals. */
export function exactSum(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + Math.round((value ?? 0) * perUnit), 0) / perUnit
}

/** The members from the largest down, with their shares of the bar, one by one and together. */
export function withCumulative(members: readonly BridgeMember[], bar: number): MemberRow[] {
  let sum = 0
  return members.map((member) => {
    sum += member.change
    return {
      ...member,
      share: bar === 0 ? null : member.change / bar,
      cumulative: bar === 0 ? null : sum / bar
    }
  })
}
