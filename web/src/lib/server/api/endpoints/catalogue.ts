import {
  describeBuild,
  dimensionMembers,
  exportFormats,
  kpis,
  listDimensions,
  selectOfRows,
  type KpiDefinition,
  type KpiMethod,
  type KpiName,
  type Language,
  type RowColumn
} from '../../queries.ts'
import {
  buildDescriptionSchema,
  definitionsSchema,
  dimensionsSchema,
  membersSchema,
  type DefinitionsAnswer
} from '../schemas/catalogue.ts'
import { defineEndpoint } from '../endpoint.ts'
import {
  buildParameters,
  definitionsParameters,
  dimensionsParameters,
  membersParameters
} from '../parameters.ts'
import { dimensionResource } from './figures.ts'

const textColumns = <Name extends string>(...names: readonly Name[]): RowColumn<Name>[] =>
  names.map((name) => ({ name, type: 'VARCHAR' }))

export const definitionsEndpoint = defineEndpoint({
  id: 'Definitions',
  path: '/api/v1/definitions',
  summary: 'Every KPI with its definitions: sentence, formula, source, SQL and worked examples.',
  resource: null,
  parameters: definitionsParameters,
  answer: definitionsSchema,
  formats: exportFormats,
  ask: () => Promise.resolve({ kpis: kpis.map(describeKpi) }),
  table: (_answer, { language }) => ({
    select: selectOfRows(definitionColumns, definitionLines(language)),
    name: ['definitions']
  })
})

const definitionColumns = textColumns(
  'name',
  'label',
  'variant',
  'variant_label',
  'unit',
  'kind',
  'direction',
  'definition',
  'formula',
  'window',
  'source',
  'sql'
)

/** One line per definition, those of a KPI together and its own first. */
function definitionLines(language: Language) {
  return kpis.flatMap((kpi) => {
    const { name, label, unit, kind, direction, source, alternatives } = kpi
    const own = { ...kpi, name: kpi.variant, label: kpi.variant_label }
    return [own, ...alternatives].map((method) => ({
      ...{ name, unit, kind, direction },
      label: label[language],
      variant: method.name,
      variant_label: method.label[language],
      definition: method.definition[language],
      formula: method.formula[language],
      window: method.window,
      source: source[language],
      sql: method.sql
    }))
  })
}

/** What others may rely on: how a definition reads its build is the queries' own. */
function describeKpi(kpi: KpiDefinition<KpiName>): DefinitionsAnswer['kpis'][number] {
  const { name, label, unit, kind, direction, source, scope_of, additive, adds_up_over_time } = kpi
  return {
    ...{ name, label, unit, kind, direction, source, scope_of, additive, adds_up_over_time },
    companions: [...kpi.companions],
    variant: kpi.variant,
    variant_label: kpi.variant_label,
    ...describeMethod(kpi),
    alternatives: kpi.alternatives.map((alternative) => ({
      name: alternative.name,
      label: alternative.label,
      ...describeMethod(alternative)
    }))
  }
}

type DescribedExample = DefinitionsAnswer['kpis'][number]['examples'][number]

function describeMethod({ definition, formula, window, interval, sql, examples }: KpiMethod) {
  return {
    ...{ definition, formula, window, interval, sql },
    examples: examples.map((example) => structuredClone(example) as DescribedExample)
  }
}

export const dimensionsEndpoint = defineEndpoint({
  id: 'Dimensions',
  path: '/api/v1/dimensions',
  summary: 'What figures can be split and filtered by in this build.',
  resource: null,
  parameters: dimensionsParameters,
  answer: dimensionsSchema,
  formats: exportFormats,
  ask: async (connection) => ({ dimensions: [...(await listDimensions(connection))] }),
  table: ({ dimensions }, { language }) => ({
    select: selectOfRows(
      textColumns('name', 'label', 'attribute_of', 'parent'),
      dimensions.map((dimension) => ({ ...dimension, label: dimension.label[language] }))
    ),
    name: ['dimensions']
  })
})

export const membersEndpoint = defineEndpoint({
  id: 'Members',
  path: '/api/v1/dimensions/{dimension}/members',
  summary: 'The members of a dimension, by key and name.',
  resource: dimensionResource,
  parameters: membersParameters,
  answer: membersSchema,
  formats: exportFormats,
  ask: async (connection, { resource: dimension, given: { search, limit }, scope, language }) => ({
    dimension,
    members: await dimensionMembers(connection, { dimension, scope, language, search, limit })
  }),
  table: ({ members }, { resource }) => ({
    select: selectOfRows(textColumns('key', 'label'), members),
    name: [resource, 'members']
  })
})

export const buildEndpoint = defineEndpoint({
  id: 'Build',
  path: '/api/v1/builds/current',
  summary: 'The build that answers: company, currency, months, settings.',
  resource: null,
  parameters: buildParameters,
  answer: buildDescriptionSchema,
  formats: ['json'],
  ask: describeBuild
})
