import type { Scope } from '../request.ts'

/** What of a customer says how to reach a person: the columns of the source that not everybody may see. */
export const contactFields = ['contact_name', 'phone', 'email', 'birthday'] as const

export type ContactField = (typeof contactFields)[number]

/** What stands in place of a contact that the viewer may not see: that there is one, and little more. */
const maskedSql: Readonly<Record<ContactField, (column: string) => string>> = {
  contact_name: (column) => `left(${column}, 1) || '***'`,
  phone: (column) =>
    `case when length(${column}) >= 7 then '***' || right(${column}, 2) when ${column} is not null then '***' end`,
  email: (column) => `case when ${column} is not null then '***' end`,
  birthday: () => 'cast(null as date)'
}

/** Whether the viewer sees contacts as they are. The one place that decides; who says nothing of it sees them. */
export const seesContacts = ({ contacts }: Scope): boolean => contacts !== 'masked'

/**
 * A contact field as SQL, as far as the viewer may see it. What is masked never leaves the database.
 * @param column that holds it, qualified
 */
export function contactSql(field: ContactField, column: string, scope: Scope): string {
  return seesContacts(scope) ? column : maskedSql[field](column)
}
