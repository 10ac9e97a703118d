import type { View } from '#lib/view/view.ts'

/** More than any build has. */
const allRows = '100000000'

/** The parameters of an answer that has the whole board, as it is narrowed down on the page. */
export const allOf = ({ own }: View, { span }: { span: string }) => ({
  ...{ span, rep: own['rep'], team: own['team'] },
  limit: allRows
})
