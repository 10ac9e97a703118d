import { parseArgs } from 'node:util'
import {
  describeBuild,
  modelFigureColumns,
  modelFigureRows,
  queryModels,
  selectOfRows
} from '../queries/index.ts'
import { answerUsage } from './asked-options.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { openBuild } from './open-build.ts'
import { languageOf } from './option-values.ts'
import { outputOf } from './output.ts'
import { modelsTable } from './tables/models-table.ts'
import { readerOf } from './tables/reader.ts'

const options = {
  format: { type: 'string' },
  output: { type: 'string' },
  out: { type: 'string', default: 'data' },
  lang: { type: 'string' }
} as const

export const command: Command = {
  name: 'models',
  summary: 'What the build learnt: parameters of the models of customer value and risk, and their warnings.',
  usage: `models [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options })
    const output = outputOf(values, io)
    const language = languageOf(values.lang, io.env)
    const build = await openBuild(values.out)
    try {
      const models = await queryModels(build.connection, { language })
      if (output.format === 'json') await output.text(`${JSON.stringify(models, null, 2)}\n`)
      else if (output.format === 'table')
        await output.text(modelsTable(models, readerOf(await describeBuild(build.connection), language)))
      else {
        const rows = selectOfRows(modelFigureColumns, modelFigureRows(models))
        await output.rows(build.connection, rows, 'models')
      }
    } finally {
      build.close()
    }
    return exitCodes.done
  }
}
