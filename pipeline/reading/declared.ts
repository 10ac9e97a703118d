import type { Config } from '../config.ts'
import type { AttributeColumn } from '../models/staging-tables.ts'
import { sourceNames } from '../sources/catalog.ts'

/** Declared attributes, each once, with the labels under which people know them. */
export function declaredAttributes(config: Config): (AttributeColumn & { zh: string; en: string })[] {
  const found = new Map<string, AttributeColumn & { zh: string; en: string }>()
  for (const source of sourceNames) {
    for (const entry of config.sources[source] ?? []) {
      for (const [name, { column, zh, en }] of Object.entries(entry.attributes)) {
        const label = typeof column === 'string' ? column : name
        found.set(`${source}.${name}`, { source, name, zh: zh ?? label, en: en ?? titleCase(name) })
      }
    }
  }
  return [...found.values()]
}

/** Names of region levels from the root down, from level columns or from `level_names`. */
export function declaredLevels(config: Config): { depth: number; name: string; zh: string; en: string }[] {
  const entry = (config.sources.regions ?? []).find(({ levels, level_names }) => levels ?? level_names)
  return Object.entries(entry?.levels ?? entry?.level_names ?? {}).map(([name, label], index) => ({
    depth: index + 1,
    name,
    zh: typeof label === 'string' ? label : name,
    en: titleCase(name)
  }))
}

const titleCase = (name: string) => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('_', ' ')
