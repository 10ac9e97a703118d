import type { Unit } from '../formats/scale.ts'
import type { Language, Text } from '../i18n/language.ts'
import type { Direction } from '../view/judgement.ts'
import type { Definition, KpiWords } from './definition.ts'

type DescribedMethod = {
  definition: Text
  formula: Text
  sql: string
  examples: readonly { title: Text }[]
}

/** A KPI as the API describes it: in every language. */
export type DescribedKpi = DescribedMethod & {
  name: string
  unit: Unit
  direction: Direction
  source: Text
  variant: string
  variant_label: Text
  alternatives: readonly (DescribedMethod & { name: string; label: Text })[]
}

let described: Promise<readonly DescribedKpi[]> | undefined

/** What every KPI is: texts and SQL are long and seldom read, so they are asked for when somebody first wants them. */
export function loadDefinitions(): Promise<readonly DescribedKpi[]> {
  described ??= askDefinitions()
  // Who asks after a failure asks again.
  described.catch(() => (described = undefined))
  return described
}

async function askDefinitions(): Promise<readonly DescribedKpi[]> {
  const response = await fetch('/api/v1/definitions')
  if (!response.ok) throw new Error(`definitions: ${response.status} — from the server — open it again`)
  return ((await response.json()) as { kpis: DescribedKpi[] }).kpis
}

/** What a KPI is, and the ways to count it, in one language. */
export function wordsOf(kpi: DescribedKpi, language: Language): KpiWords {
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
  { name, label, definition, formula, examples, sql }: DescribedMethod & { name: string; label: Text },
  language: Language
): Definition {
  return {
    name,
    label: label[language],
    sentence: definition[language],
    formula: formula[language],
    examples: examples.map(({ title }) => title[language]),
    sql
  }
}
