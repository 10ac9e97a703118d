import type { Language } from '#lib/i18n/language.ts'
import type { KpiDefinition, KpiName } from '#lib/server/queries.ts'
import type { Definition, KpiWords } from '#lib/ui/definition.ts'
import { shownKpis } from './shown-kpis.server.ts'

type Method = Pick<KpiDefinition, 'definition' | 'formula' | 'examples' | 'sql'>

/** What each KPI of the page is, and the ways to count it, by its name. */
export function definitionsIn(language: Language): Record<string, KpiWords> {
  return Object.fromEntries(shownKpis.map(({ kpi }) => [kpi.name, wordsOf(kpi, language)]))
}

function wordsOf(kpi: KpiDefinition<KpiName>, language: Language): KpiWords {
  const { unit, direction, source, variant, variant_label, alternatives } = kpi
  const own = asDefinition({ ...kpi, name: variant, label: variant_label }, language)
  return {
    unit,
    direction,
    source: source[language],
    definitions: [own, ...alternatives.map((alternative) => asDefinition(alternative, language))]
  }
}

function asDefinition(
  method: Method & { name: string; label: Readonly<Record<Language, string>> },
  language: Language
): Definition {
  const { name, label, definition, formula, examples, sql } = method
  return {
    name,
    label: label[language],
    sentence: definition[language],
    formula: formula[language],
    examples: examples.map(({ title }) => title[language]),
    sql
  }
}
