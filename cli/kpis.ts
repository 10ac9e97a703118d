import { parseArgs } from 'node:util'
import { kpis } from '../queries/index.ts'
import { onlyKpi } from './asked-options.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { languageOf, oneOf } from './option-values.ts'
import { definitionInFull, definitionList } from './tables/definitions.ts'

const formats = ['table', 'json'] as const

export const command: Command = {
  name: 'kpis',
  summary: 'Every KPI with its definition; one in full, with its SQL and examples, when it is named.',
  usage: 'kpis [<kpi>] [--format table|json] [--lang zh-CN|en]',
  run: async (argv, io) => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { format: { type: 'string', default: 'table' }, lang: { type: 'string' } },
      allowPositionals: true
    })
    const format = oneOf('--format', values.format, formats)
    const language = languageOf(values.lang, io.env)
    const named = positionals.length === 0 ? null : onlyKpi(positionals)
    const one = kpis.find(({ name }) => name === named)
    if (format === 'json') io.out(`${JSON.stringify(one ?? kpis, null, 2)}\n`)
    else io.out(one ? definitionInFull(one, language) : definitionList(kpis, language))
    return exitCodes.done
  }
}
