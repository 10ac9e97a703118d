import type { LoadRows } from './table.ts'

/**
 * Further rows of a table, asked of the API as JSON while it is looked at.
 * @param hrefOf the address of a page of them: its offset, its limit and the format
 * @throws Error when the API does not answer with rows
 */
export const askRows =
  <Row>(hrefOf: (page: Readonly<Record<string, string>>) => string): LoadRows<Row> =>
  async ({ offset, limit, signal }) => {
    const page = { offset: String(offset), limit: String(limit), format: 'json' }
    const response = await fetch(hrefOf(page), { signal })
    if (!response.ok) throw new Error(`${response.status} ${response.url}`)
    return ((await response.json()) as { rows: Row[] }).rows
  }
