import type { ModelsAnswer, Text } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { plain } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const title: Text = { 'zh-CN': '模型', en: 'Models' }
const weeks: Text = { 'zh-CN': '时间单位：周', en: 'time unit: week' }
const heads: Readonly<Record<'model' | 'figure' | 'value', Text>> = {
  model: { 'zh-CN': '模型', en: 'model' },
  figure: { 'zh-CN': '参数', en: 'figure' },
  value: { 'zh-CN': '数值', en: 'value' }
}
const none: Text = { 'zh-CN': '数据太少，没有模型', en: 'too few data for a model' }

const names = {
  bg_nbd: 'BG/NBD',
  gamma_gamma: 'Gamma-Gamma',
  clusters: 'k-means',
  churn_tree: 'CART'
} as const

interface Line {
  readonly model: string
  readonly figure: string
  readonly value: number
}

/** Counts as they are, all else with the digits that a pin would have. */
const digits = (value: number) => (Number.isInteger(value) ? plain(value) : value.toPrecision(6))

/** The figures of every model, then the warnings in words. */
export function modelsTable(models: ModelsAnswer, { language }: Reader): string {
  const lines: Line[] = Object.entries(names).flatMap(([key, model]) =>
    Object.entries(models[key as keyof typeof names] ?? {}).map(([figure, value]) => ({
      model,
      figure,
      value: value as number
    }))
  )
  const columns = [
    textColumn(heads.model[language], ({ model }: Line) => model),
    textColumn(heads.figure[language], ({ figure }: Line) => figure),
    numberColumn(heads.value[language], ({ value }: Line) => digits(value))
  ]
  const notes = [weeks[language], ...models.warnings.map(({ text }) => text)].map((note) => `${note}\n`)
  const body = lines.length === 0 ? `${none[language]}\n` : tableOf(columns, lines)
  return `${title[language]}  ${models.as_of}\n\n${body}\n${notes.join('')}${words.build[language]} ${models.build}\n`
}
