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

/** Members from the largest down, with their shares of the bar, one by one and, where what comes before is known, together. */
export function withShares(
  members: readonly BridgeMember[],
  { bar, before }: { bar: number; before: number | null }
): MemberRow[] {
  let sum = before
  return members.map((member) => {
    if (sum !== null) sum += member.change
    return {
      ...member,
      share: bar === 0 ? null : member.change / bar,
      cumulative: bar === 0 || sum === null ? null : sum / bar
    }
  })
}
