import { isAscii } from 'node:buffer'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { OutputError, SourceError } from '../errors.ts'

const windowBytes = 1 << 20

export interface FileBytes {
  /** Up to 1 MiB from the beginning, decompressed. */
  readonly head: Buffer
  /** Windows from further on, where the file can be read at any place; decompressed files cannot. */
  readonly samples: readonly Buffer[]
  readonly gzipped: boolean
  readonly bytes: number
}

/**
 * Reads enough of a file to tell what it is.
 * @throws SourceError when it is missing, a folder, empty or not readable.
 */
export async function peek(path: string): Promise<FileBytes> {
  try {
    const handle = await open(path, 'r')
    try {
      const stats = await handle.stat()
      if (stats.isDirectory()) {
        throw new SourceError(`a folder, not a file: ${path} — write ${path}/*.csv to read the files in it`, {
          file: path
        })
      }
      const at = async (position: number) => {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(windowBytes), 0, windowBytes, position)
        return buffer.subarray(0, bytesRead)
      }
      const start = await at(0)
      if (start.length === 0) {
        throw new SourceError(`empty file: ${path} — remove it from the sources or export it again`, {
          file: path
        })
      }
      const gzipped = start[0] === 0x1f && start[1] === 0x8b
      if (gzipped) return { head: await gunzipHead(path), samples: [], gzipped, bytes: stats.size }
      const further = [0.25, 0.5, 0.75, 1]
        .map((share) => Math.floor(stats.size * share) - windowBytes)
        .filter((position) => position > windowBytes)
      return { head: start, samples: await Promise.all(further.map(at)), gzipped, bytes: stats.size }
    } finally {
      await handle.close()
    }
  } catch (cause) {
    if (cause instanceof SourceError) throw cause
    throw new SourceError(`cannot be read: ${path} — ${reasonOf(cause)}`, { file: path }, { cause })
  }
}

async function gunzipHead(path: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const stream = createReadStream(path).pipe(createGunzip())
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.length
      if (size >= windowBytes) break
    }
  } catch (cause) {
    throw new SourceError(
      `broken gzip file: ${path} — copy it again from where it came`,
      { file: path },
      { cause }
    )
  }
  if (size === 0)
    throw new SourceError(`empty file: ${path} — remove it from the sources or export it again`, {
      file: path
    })
  return Buffer.concat(chunks).subarray(0, windowBytes)
}

function reasonOf(cause: unknown): string {
  const code = cause && typeof cause === 'object' && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES' || code === 'EPERM')
    return 'the user running this may not read it; change its permissions'
  if (code === 'EISDIR') return 'it is a folder'
  return cause instanceof Error ? cause.message : String(cause)
}

const signatures: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'an Excel workbook (.xlsx) or a zip archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook (.xls)' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF document' }
]

/**
 * Tells the encoding of a text file: byte order mark first, then the bytes themselves.
 * Where lines of two encodings are mixed, that of more lines wins; the others become rejects.
 * @returns a WHATWG label: `utf-8`, `utf-16le`, `utf-16be`, `gb18030` or `windows-1252`
 * @throws SourceError for files that are no text at all.
 */
export function detectEncoding({ head, samples }: FileBytes, path: string): string {
  for (const { bytes, what } of signatures) {
    if (bytes.every((byte, index) => head[index] === byte)) {
      throw new SourceError(`${what}, not a text file: ${path} — open it and save it as CSV (UTF-8)`, {
        file: path
      })
    }
  }
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const utf16 = utf16ByZeros(head)
  if (utf16) return utf16
  const votes = { 'utf-8': 0, gb18030: 0, 'windows-1252': 0 }
  for (const sample of [head, ...samples]) {
    if (isAscii(sample)) continue
    for (const line of wholeLines(sample)) {
      if (isAscii(line)) continue
      if (decodes(line, 'utf-8')) votes['utf-8'] += 1
      else if (isWestern(line)) votes['windows-1252'] += 1
      else if (decodes(line, 'gb18030')) votes.gb18030 += 1
    }
  }
  const [[best]] = Object.entries(votes).sort(([, one], [, other]) => other - one) as [[string, number]]
  return best
}

/** Accented letters stand alone among plain ones, where the bytes of Chinese text come in pairs. */
function isWestern(line: Buffer): boolean {
  const runs = line.toString('latin1').match(/[\x80-\xff]+/g) ?? []
  return runs.filter((run) => run.length === 1).length > runs.length / 2
}

/** Western text in UTF-16 without a mark: every second byte is zero. */
function utf16ByZeros(head: Buffer): string | null {
  const probe = head.subarray(0, 4096)
  let even = 0
  let odd = 0
  probe.forEach((byte, index) => {
    if (byte === 0) {
      if (index % 2 === 0) even += 1
      else odd += 1
    }
  })
  const enough = probe.length / 6
  if (odd > enough && even < odd / 8) return 'utf-16le'
  if (even > enough && odd < even / 8) return 'utf-16be'
  return null
}

function wholeLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  let start = 0
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
    lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  // A last line without a line end is cut at the window, unless it is the only one.
  return lines.length > 0 ? lines : [bytes]
}

function decodes(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/**
 * Writes a file again as UTF-8 with one kind of line end, as a stream. Bytes that mean nothing in `encoding`
 * become U+FFFD; the loader rejects the rows that carry one.
 * @throws OutputError when the copy cannot be written.
 */
export async function transcode({
  path,
  gzipped,
  encoding,
  target
}: {
  path: string
  gzipped: boolean
  encoding: string
  target: string
}): Promise<void> {
  const decoder = new TextDecoder(encoding)
  const source = createReadStream(path)
  const plain = gzipped ? source.pipe(createGunzip()) : source
  async function* decoded(chunks: AsyncIterable<Buffer>) {
    // A carriage return at the end of a chunk may be the first half of a line end.
    let held = ''
    for await (const chunk of chunks) {
      const text = held + decoder.decode(chunk, { stream: true })
      held = text.endsWith('\r') ? '\r' : ''
      yield unifyLineEnds(text.slice(0, text.length - held.length))
    }
    yield unifyLineEnds(held + decoder.decode())
  }
  try {
    await pipeline(plain, decoded, createWriteStream(target))
  } catch (cause) {
    throw new OutputError(`cannot copy ${path} as UTF-8 to ${target}: ${reasonOf(cause)}`, { cause })
  }
}

const unifyLineEnds = (text: string) => text.replace(/\r\n?/g, '\n')

/** Whether a file ends some of its lines with CR LF and others with LF alone, which DuckDB's reader refuses. */
export function mixesLineEnds({ head, samples }: FileBytes): boolean {
  const windows = [head, ...samples]
  const hasBare = (window: Buffer) => {
    for (let at = window.indexOf(0x0a); at !== -1; at = window.indexOf(0x0a, at + 1)) {
      if (at > 0 && window[at - 1] !== 0x0d) return true
    }
    return false
  }
  return windows.some((window) => window.includes('\r\n')) && windows.some(hasBare)
}

/** Whether the label is one that can be decoded. */
export function isKnownEncoding(label: string): boolean {
  try {
    new TextDecoder(label)
    return true
  } catch {
    return false
  }
}
