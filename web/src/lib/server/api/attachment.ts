import { formatDescriptions, type ExportFormat } from '../queries.ts'

/** A word of a file's name; what is not given is left out. */
export type NamePart = string | number | undefined

/** The words as one. */
export const titleOf = (name: readonly NamePart[]): string =>
  name.filter((part) => part !== undefined && part !== '').join('-')

/** The header that makes a download of an answer: `clientele-net-sales-2026-10.csv`. */
export function attachment(name: readonly NamePart[], format: ExportFormat): Record<string, string> {
  const words = titleOf(['clientele', ...name])
  // Letters of any script may stand in a dimension's name, but in a header only these.
  const safe = words.replaceAll(/[^\w.-]+/g, '_').slice(0, 120)
  return { 'content-disposition': `attachment; filename="${safe}.${formatDescriptions[format].ending}"` }
}
