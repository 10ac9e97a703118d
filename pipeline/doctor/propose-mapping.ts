import type { FileLook } from '../reading/file-look.ts'
import { normaliseHeader } from '../reading/map-columns.ts'
import { sourceNames, sources, type SourceName } from '../sources/catalog.ts'
import type { SourceDefinition } from '../sources/define-source.ts'
import { rejectColumns } from '../reading/reject-reasons.ts'

/** What to add to one source of the config so that a file's headers are understood. */
export interface Proposal {
  readonly source: SourceName
  readonly columns: Readonly<Record<string, string>>
  readonly attributes: Readonly<Record<string, string>>
  readonly levels: Readonly<Record<string, string>>
}

/** Headers of region levels, coarse to fine. */
const levelHeaders: Readonly<Record<string, readonly string[]>> = {
  country: ['国家', 'country', 'nation'],
  area: ['地区', '区域', '大区', 'area', 'sales_area', 'region'],
  province: ['省', '省份', '省/自治区', '省市', 'province', 'state'],
  city: ['城市', '市', '地市', 'city']
}

/** Columns that are no part of a contract but that people split by; the source they describe. */
const attributeHeaders: readonly {
  readonly source: SourceName
  readonly name: string
  readonly headers: readonly string[]
}[] = [
  {
    source: 'customers',
    name: 'segment',
    headers: ['细分', '客户细分', '客群', 'segment', 'customer_segment']
  },
  { source: 'customers', name: 'need', headers: ['需求类型', 'need'] },
  { source: 'customers', name: 'age_band', headers: ['年龄段', 'age_band', 'age_group'] },
  { source: 'customers', name: 'gender', headers: ['性别', 'gender', 'sex'] },
  { source: 'products', name: 'brand', headers: ['品牌', 'brand'] },
  { source: 'products', name: 'supplier', headers: ['供应商', 'supplier'] },
  { source: 'sales', name: 'ship_mode', headers: ['邮寄方式', '配送方式', 'ship_mode', 'shipping_method'] },
  { source: 'sales', name: 'store', headers: ['门店', '店铺', 'store'] }
]

/** A described thing is worth a source of its own only when more than its id stands in the file. */
const describing: Readonly<Partial<Record<SourceName, readonly string[]>>> = {
  products: ['product_name', 'category', 'subcategory'],
  customers: ['customer_name', 'customer_kind', 'industry', 'tier', 'member_level']
}

/**
 * Proposes a mapping for the headers of one file.
 * For a sales file whose rows also describe products, customers and regions, these become sources on the same file.
 * @param mapped columns the config maps already, per source
 * @param used headers that this source takes already
 */
export function proposeMapping({
  look,
  source,
  mapped,
  used = []
}: {
  look: Pick<FileLook, 'fields' | 'samples' | 'hasHeader' | 'layout'>
  source: SourceName
  mapped: Readonly<Partial<Record<SourceName, readonly string[]>>>
  used?: readonly string[]
}): Proposal[] {
  if (!look.hasHeader && look.layout !== 'json-lines') return []
  const levels = source === 'sales' && !mapped.regions ? findLevels(look) : {}
  const own = proposeFor({
    look,
    source,
    already: mapped[source] ?? [],
    taken: [...used, ...Object.values(levels)]
  })
  if (source !== 'sales') return isEmpty(own) ? [] : [own]
  const described = (['products', 'customers'] as const)
    .filter((other) => !mapped[other])
    .map((other) => proposeFor({ look, source: other, already: [], taken: Object.values(levels) }))
    .filter((proposal) => worthASource(proposal))
  const regions: Proposal[] =
    Object.keys(levels).length > 0 ? [{ source: 'regions', columns: {}, attributes: {}, levels }] : []
  return [own, ...described, ...regions].filter((proposal) => !isEmpty(proposal))
}

function proposeFor({
  look,
  source,
  already,
  taken
}: {
  look: Pick<FileLook, 'fields'>
  source: SourceName
  already: readonly string[]
  taken: readonly string[]
}): Proposal {
  const definition: SourceDefinition = sources[source]
  const used = new Set(taken)
  const columns: Record<string, string> = {}
  for (const [name, column] of Object.entries(definition.columns)) {
    if (already.includes(name)) continue
    const header = findHeader({ fields: look.fields, names: [name, ...(column.synonyms ?? [])], used })
    if (header === undefined) continue
    used.add(header)
    // A header that is the canonical name needs no mapping.
    if (header.toLowerCase() !== name) columns[name] = header
  }
  const attributes: Record<string, string> = {}
  for (const attribute of attributeHeaders) {
    if (attribute.source !== source) continue
    const header = findHeader({ fields: look.fields, names: attribute.headers, used })
    if (header !== undefined) attributes[attribute.name] = header
  }
  return { source, columns, attributes, levels: {} }
}

function findHeader({
  fields,
  names,
  used
}: {
  fields: readonly string[]
  names: readonly string[]
  used: ReadonlySet<string>
}): string | undefined {
  for (const name of names) {
    const wanted = normaliseHeader(name)
    const found = fields.find((field) => !used.has(field) && normaliseHeader(field) === wanted)
    if (found !== undefined) return found
  }
  return undefined
}

/** Two levels at least make a tree; a level with one value only divides nothing. */
function findLevels({ fields, samples }: Pick<FileLook, 'fields' | 'samples'>): Record<string, string> {
  const used = new Set<string>()
  const found: [string, string][] = []
  for (const [level, headers] of Object.entries(levelHeaders)) {
    const header = findHeader({ fields, names: headers, used })
    if (header === undefined) continue
    const index = fields.indexOf(header)
    if (new Set(samples.map((record) => record[index])).size < 2) continue
    used.add(header)
    found.push([level, header])
  }
  return found.length > 1 ? Object.fromEntries(found) : {}
}

function worthASource({ source, columns, attributes }: Proposal): boolean {
  const [key] = sources[source].key
  const hasKey = key !== undefined && key in columns
  return (
    hasKey &&
    ((describing[source] ?? []).some((name) => name in columns) || Object.keys(attributes).length > 0)
  )
}

function isEmpty({ columns, attributes, levels }: Proposal): boolean {
  return [columns, attributes, levels].every((part) => Object.keys(part).length === 0)
}

/** Headers that no source uses, with the mapping as proposed. */
export function unusedHeaders({
  look,
  used
}: {
  look: Pick<FileLook, 'fields'>
  used: readonly (string | number)[]
}): string[] {
  const names = new Set(used.map((place) => (typeof place === 'number' ? place : normaliseHeader(place))))
  const canonical = new Set(sourceNames.flatMap((name) => Object.keys(sources[name].columns)))
  return look.fields.filter(
    (field, index) =>
      !rejectColumns.includes(field) &&
      !names.has(normaliseHeader(field)) &&
      !names.has(index + 1) &&
      !canonical.has(field.toLowerCase())
  )
}
