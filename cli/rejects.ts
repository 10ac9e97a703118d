import { parseArgs } from 'node:util'
import { csvLine, listRejects, sourceQuality } from '../queries/index.ts'
import { UsageError, type Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { alignedTable } from './format-table.ts'
import { openBuild } from './open-build.ts'

const formats = ['table', 'json', 'csv']

/** What one answer of the queries can hold at most. */
const mostRows = 1_000_000

export const command: Command = {
  name: 'rejects',
  summary: 'Lists the rows that the live build refused: file, record, column, value and reason.',
  usage: 'rejects [--source SOURCE] [--limit N] [--format table|json|csv] [--out data]',
  run: async (argv, io) => {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        source: { type: 'string' },
        limit: { type: 'string' },
        format: { type: 'string', default: 'table' },
        out: { type: 'string', default: 'data' }
      }
    })
    if (!formats.includes(values.format)) {
      throw new UsageError(`--format: ${values.format} — allowed: ${formats.join(', ')}`)
    }
    const limit = values.limit === undefined ? mostRows : Number(values.limit)
    if (!Number.isInteger(limit) || limit < 1 || limit > mostRows) {
      throw new UsageError(`--limit: ${values.limit} — must be a whole number from 1 to ${mostRows}`)
    }
    const build = await openBuild(values.out)
    try {
      await refuseUnknownSource(build.connection, values.source)
      const rejects = await listRejects(build.connection, {
        ...(values.source ? { source: values.source } : {}),
        limit
      })
      io.out(render(values.format, rejects))
      if (rejects.length === limit) io.err(`the first ${limit} rows; there may be more\n`)
    } finally {
      build.close()
    }
    return exitCodes.done
  }
}

type Connection = Parameters<typeof sourceQuality>[0]

async function refuseUnknownSource(connection: Connection, source: string | undefined): Promise<void> {
  const names = new Set((await sourceQuality(connection)).map((file) => file.source))
  if (source === undefined || names.has(source)) return
  throw new UsageError(`--source: ${source} — this build has ${[...names].join(', ')}`)
}

type Reject = Awaited<ReturnType<typeof listRejects>>[number]

function render(format: string, rejects: readonly Reject[]): string {
  if (format === 'json') return `${JSON.stringify(rejects, null, 2)}\n`
  const head = ['source', 'path', 'record', 'column_name', 'value', 'reason'] as const
  if (format === 'csv') {
    const columns = [...head, 'raw_row'] as const
    const lines = rejects.map((reject) => csvLine(columns.map((name) => reject[name] ?? null)))
    return [csvLine(columns), ...lines].join('')
  }
  const rows = rejects.map((reject) => head.map((name) => String(reject[name] ?? '')))
  return rejects.length === 0
    ? 'no rejected rows\n'
    : alignedTable({ head: [...head], rows, rightAligned: [2] })
}
