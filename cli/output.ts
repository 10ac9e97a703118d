import { createWriteStream, rmSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { OutputError } from '../pipeline/errors.ts'
import { exportOf, type ExportFormat, type Select } from '../queries/index.ts'
import { UsageError, type Io } from './command.ts'
import { oneOf } from './option-values.ts'

export const answerFormats = ['table', 'json', 'csv', 'arrow', 'parquet', 'xlsx'] as const

export type AnswerFormat = (typeof answerFormats)[number]

/** Where an answer goes, and in which form. */
export interface Output {
  readonly format: AnswerFormat
  readonly text: (text: string) => Promise<void>
  /** Writes the rows of a select, which never stand in memory all at once; `name` is that of the answer. */
  readonly rows: (connection: DuckDBConnection, select: Select, name: string) => Promise<void>
}

const endings: Readonly<Record<string, AnswerFormat>> = {
  '.json': 'json',
  '.csv': 'csv',
  '.xlsx': 'xlsx',
  '.arrow': 'arrow',
  '.arrows': 'arrow',
  '.parquet': 'parquet'
}

const binaries: ReadonlySet<AnswerFormat> = new Set(['xlsx', 'arrow', 'parquet'] as const)

const isBinary = (format: AnswerFormat): boolean => binaries.has(format)

/**
 * The format asked for, else what the file's name ends in, else a table; to the file, else to standard output.
 * @throws UsageError for a format that there is not, or bytes for a terminal.
 */
export function outputOf(
  { format: asked, output: file }: { format?: string | undefined; output?: string | undefined },
  io: Io
): Output {
  const format =
    asked === undefined
      ? (endings[extname(file ?? '').toLowerCase()] ?? 'table')
      : oneOf('--format', asked, answerFormats)
  if (isBinary(format) && file === undefined && io.outIsTerminal) {
    throw new UsageError(
      `--format: ${format} — would garble the terminal; give --output FILE, or send it to another command`
    )
  }
  const write = (chunks: AsyncIterable<Uint8Array>) =>
    file === undefined ? io.pipe(chunks) : writeFile(file, chunks)
  return {
    format,
    text: async (text) => (file === undefined ? io.out(text) : write(Readable.from([Buffer.from(text)]))),
    rows: async (connection, select, name) => {
      if (format === 'table') throw new Error('a table is text')
      await inScratch((folder) => writeRows({ connection, select, format, folder, name }, write))
    }
  }
}

async function writeRows(
  {
    connection,
    select,
    ...form
  }: { connection: DuckDBConnection; select: Select; format: ExportFormat; folder: string; name: string },
  write: (chunks: AsyncIterable<Uint8Array>) => Promise<void>
): Promise<void> {
  const parts = await exportOf(connection, select, form)
  try {
    await write(parts)
  } finally {
    await parts.return()
  }
}

/** A folder for what must be written to its end before it can be sent; nobody else may read it. */
async function inScratch(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'clientele-export-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @throws OutputError when the file cannot be written; no half of it is left then. */
async function writeFile(file: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(chunks, createWriteStream(file))
  } catch (problem) {
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) rmSync(file, { force: true })
    if (problem instanceof Error && 'syscall' in problem)
      throw new OutputError(`--output: ${file} — cannot be written: ${problem.message}`, { cause: problem })
    throw problem
  }
}
