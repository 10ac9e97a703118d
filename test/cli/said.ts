import type { Command } from '../../cli/command.ts'
import { exitCodeOf } from '../../cli/exit-codes.ts'

export interface Said {
  out: string
  err: string
  code: number
  /** What was written as bytes. */
  bytes: Buffer
}

/** Runs a command in this process; a refusal is its one line and its exit code. */
export async function say(
  command: Command,
  argv: readonly string[],
  {
    env = {},
    outIsTerminal = false,
    columns = 80
  }: { env?: Record<string, string>; outIsTerminal?: boolean; columns?: number } = {}
): Promise<Said> {
  const said: Said = { out: '', err: '', code: -1, bytes: Buffer.alloc(0) }
  const io = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
    pipe: async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) said.bytes = Buffer.concat([said.bytes, chunk])
    },
    isTerminal: false,
    outIsTerminal,
    columns,
    env,
    now: () => new Date('2026-11-01T00:00:00Z')
  }
  try {
    said.code = await command.run(argv, io)
  } catch (problem) {
    said.code = exitCodeOf(problem) ?? 1
    said.err += `${problem instanceof Error ? problem.message : String(problem)}\n`
  }
  return said
}

/** The words of a command line, as a shell would part them where nothing is quoted. */
export const wordsOf = (line: string): string[] => line.split(' ').filter((word) => word !== '')
