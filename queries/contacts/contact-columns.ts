import type { RowColumn } from '../exports/select.ts'
import { contactMeasures } from './facts.ts'
import type { ContactMeasure } from './facts.ts'
import type { ContactGroup, ContactsAnswer } from './contacts-answer.ts'

type Flat = `${ContactMeasure}_${'hits' | 'n' | 'share' | 'low' | 'high'}`

/** A rep, tier or team as one flat row of a file. */
export type ContactGroupRow = Readonly<Record<Flat, number | null>> &
  Pick<ContactGroup, 'key' | 'label' | 'overdue' | 'stale'> & {
    readonly by: 'total' | 'owner' | 'tier' | 'team'
  }

export const contactGroupColumns: readonly RowColumn<keyof ContactGroupRow>[] = [
  { name: 'by', type: 'VARCHAR' },
  { name: 'key', type: 'VARCHAR' },
  { name: 'label', type: 'VARCHAR' },
  ...contactMeasures.flatMap((measure): RowColumn<Flat>[] => [
    { name: `${measure}_hits`, type: 'BIGINT' },
    { name: `${measure}_n`, type: 'BIGINT' },
    { name: `${measure}_share`, type: 'DOUBLE' },
    { name: `${measure}_low`, type: 'DOUBLE' },
    { name: `${measure}_high`, type: 'DOUBLE' }
  ]),
  { name: 'overdue', type: 'BIGINT' },
  { name: 'stale', type: 'BIGINT' }
]

/** The total, then reps, tiers and teams. */
export function contactGroupRows({ total, owners, tiers, teams }: ContactsAnswer): ContactGroupRow[] {
  const rows = (by: ContactGroupRow['by'], groups: readonly ContactGroup[]) =>
    groups.map((group) => flat(by, group))
  return [...rows('total', [total]), ...rows('owner', owners), ...rows('tier', tiers), ...rows('team', teams)]
}

function flat(by: ContactGroupRow['by'], group: ContactGroup): ContactGroupRow {
  const figures = Object.fromEntries(
    contactMeasures.flatMap((measure) => {
      const { hits, n, share, low, high } = group[measure]
      return Object.entries({ hits, n, share, low, high }).map(([name, value]) => [
        `${measure}_${name}`,
        value
      ])
    })
  ) as Record<Flat, number | null>
  const { key, label, overdue, stale } = group
  return { by, key, label, ...figures, overdue, stale }
}
