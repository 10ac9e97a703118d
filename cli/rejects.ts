import { parseArgs } from 'node:util'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  correctableFile,
  csvLine,
  filesWithRejects,
  listRejects,
  rejectReasonIn,
  sourceQuality,
  type Language
} from '../queries/index.ts'
import { OutputError } from '../pipeline/errors.ts'
import { counted } from '../pipeline/log.ts'
import { makeFolder } from '../pipeline/warehouse.ts'
import { UsageError, type Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { alignedTable } from './format-table.ts'
import { openBuild } from './open-build.ts'
import { languageOf } from './option-values.ts'

const formats = ['table', 'json', 'csv']

/** What one answer of the queries can hold at most. */
const mostRows = 1_000_000

export const command: Command = {
  name: 'rejects',
  summary:
    'Lists the rows that the live build refused: file, record, column, value and reason; or writes them, to be corrected.',
  usage:
    'rejects [--source SOURCE] [--file NAME] [--limit N] [--correct FOLDER] [--format table|json|csv] [--out data] [--lang zh-CN|en]',
  run: async (argv, io) => {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        source: { type: 'string' },
        file: { type: 'string' },
        correct: { type: 'string' },
        lang: { type: 'string' },
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
    const language = languageOf(values.lang, io.env)
    const build = await openBuild(values.out)
    try {
      await refuseUnknown(build.connection, values)
      const { source, file, correct } = values
      if (correct !== undefined) {
        const written = await writeCorrectable(build.connection, { source, file, folder: correct, language })
        io.out(written.length === 0 ? 'no rejected rows\n' : `${written.join('\n')}\n`)
        return exitCodes.done
      }
      const rejects = await listRejects(build.connection, {
        ...(source ? { source } : {}),
        ...(file ? { path: file } : {}),
        limit
      })
      io.out(render(values.format, rejects, language))
      if (rejects.length === limit) io.err(`the first ${counted(limit, 'row')}; there may be more\n`)
    } finally {
      build.close()
    }
    return exitCodes.done
  }
}

type Connection = Parameters<typeof sourceQuality>[0]

/**
 * Writes the rejected rows of each file into a folder, to be corrected there.
 * @returns what was written, one line per file
 * @throws UsageError when a file is there already: it may hold corrections · OutputError where it cannot be written.
 */
async function writeCorrectable(
  connection: Connection,
  asked: { source: string | undefined; file: string | undefined; folder: string; language: Language }
): Promise<string[]> {
  const { source, file, folder, language } = asked
  const files = (await filesWithRejects(connection, source)).filter(
    ({ path }) => file === undefined || path === file || path.endsWith(`/${file}`)
  )
  makeFolder(folder, '--correct')
  const written: string[] = []
  for (const each of files) {
    const { name, rows, text } = await correctableFile(connection, { ...each, language })
    const path = join(folder, name)
    try {
      await writeFile(path, text, { flag: 'wx' })
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')
        throw new UsageError(
          `--correct: ${path} — is there already; it may hold corrections, so move it first`
        )
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new OutputError(`cannot write ${path}: ${reason} — name another folder with --correct`, { cause })
    }
    written.push(`${path}  ${counted(rows, 'row')}`)
  }
  return written
}

async function refuseUnknown(
  connection: Connection,
  { source, file }: { source?: string | undefined; file?: string | undefined }
): Promise<void> {
  const files = await sourceQuality(connection)
  const sources = new Set(files.map((each) => each.source))
  if (source !== undefined && !sources.has(source))
    throw new UsageError(`--source: ${source} — this build has ${[...sources].join(', ')}`)
  const names = new Set(files.map(({ path }) => basename(path)))
  if (file !== undefined && !names.has(basename(file)))
    throw new UsageError(`--file: ${file} — this build has ${[...names].join(', ')}`)
}

type Reject = Awaited<ReturnType<typeof listRejects>>[number]

function render(format: string, rejects: readonly Reject[], language: Language): string {
  if (format === 'json') return `${JSON.stringify(rejects, null, 2)}\n`
  const head = ['source', 'path', 'record', 'column_name', 'value', 'reason'] as const
  if (format === 'csv') {
    const columns = [...head, 'amount', 'raw_row'] as const
    const lines = rejects.map((reject) => csvLine(columns.map((name) => reject[name] ?? null)))
    return [csvLine(columns), ...lines].join('')
  }
  const rows = rejects.map((reject) =>
    head.map((name) =>
      name === 'reason' ? rejectReasonIn(reject.reason, language) : String(reject[name] ?? '')
    )
  )
  return rejects.length === 0
    ? 'no rejected rows\n'
    : alignedTable({ head: [...head], rows, rightAligned: [2] })
}
