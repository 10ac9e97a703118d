import { formatFullDay } from '#lib/formats/dates.ts'
import { formatNumber, noValue } from '#lib/formats/numbers.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Column } from '#lib/ui/table.ts'
import { customerHref } from '#lib/view/addresses.ts'
import type { View } from '#lib/view/view.ts'
import { messages } from './messages.ts'

/** A comment, as the API has it. */
export type CommentRow = Readonly<{
  responded_on: string
  score: number
  verdict_label: string
  touchpoint: string | null
  comment: string
  customer_id: string | null
  customer_name: string | null
  owner: string | null
}>

/** The columns of the comments; the customer is a click away. */
export function commentColumns({ locale, view }: { locale: Locale; view: View }): Column<CommentRow>[] {
  const { language } = locale
  const t = translator(messages, language)
  return [
    {
      name: 'responded_on',
      head: t('comments.day'),
      width: 8,
      sort: 'descending',
      text: ({ responded_on }) => formatFullDay(responded_on, language)
    },
    {
      name: 'score',
      head: t('comments.score'),
      width: 4,
      isNumber: true,
      sort: 'ascending',
      text: ({ score }) => formatNumber(score, language, Number.isInteger(score) ? 0 : 1)
    },
    {
      name: 'verdict_label',
      head: t('comments.verdict'),
      width: 6,
      sort: 'ascending',
      text: ({ verdict_label }) => verdict_label
    },
    {
      name: 'touchpoint',
      head: t('touchpoint'),
      width: 7,
      sort: 'ascending',
      text: ({ touchpoint }) => touchpoint ?? noValue
    },
    {
      name: 'customer_name',
      head: t('comments.customer'),
      width: 13,
      sort: 'ascending',
      text: ({ customer_id }) => (customer_id === null ? t('comments.nobody') : ''),
      links: ({ customer_id, customer_name }) =>
        customer_id === null
          ? []
          : [{ text: customer_name ?? customer_id, href: customerHref(view, customer_id) }]
    },
    {
      name: 'owner',
      head: t('comments.owner'),
      width: 5,
      sort: 'ascending',
      text: ({ owner }) => owner ?? noValue
    },
    {
      name: 'comment',
      head: t('comments.comment'),
      width: 30,
      sort: 'ascending',
      text: ({ comment }) => comment
    }
  ]
}
