import { pipeline } from 'node:stream/promises'
import type { Command, Io } from './command.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'

/** One file per command, loaded when it is called, so that none waits for what another needs. */
const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  build: () => import('./build.ts'),
  book: () => import('./book.ts'),
  doctor: () => import('./doctor.ts'),
  query: () => import('./query.ts'),
  composition: () => import('./composition.ts'),
  explain: () => import('./explain.ts'),
  flow: () => import('./flow.ts'),
  cohorts: () => import('./cohorts.ts'),
  survival: () => import('./survival.ts'),
  lifecycle: () => import('./lifecycle.ts'),
  models: () => import('./models.ts'),
  values: () => import('./values.ts'),
  customer: () => import('./customer.ts'),
  rows: () => import('./rows.ts'),
  risk: () => import('./risk.ts'),
  complaints: () => import('./complaints.ts'),
  contacts: () => import('./contacts.ts'),
  satisfaction: () => import('./satisfaction.ts'),
  board: () => import('./board.ts'),
  campaigns: () => import('./campaigns.ts'),
  funnel: () => import('./funnel.ts'),
  assessment: () => import('./assessment.ts'),
  segments: () => import('./segments.ts'),
  migration: () => import('./migration.ts'),
  kpis: () => import('./kpis.ts'),
  rejects: () => import('./rejects.ts'),
  serve: () => import('./serve.ts'),
  start: () => import('./start.ts')
}

const isHelp = (word: string) => word === '--help' || word === '-h'

async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv
  if (name === 'help' && rest.length > 0) return main([...rest, '--help'], io)
  if (name === undefined || name === 'help' || isHelp(name)) {
    io.out(await overview())
    return name === undefined ? exitCodes.usage : exitCodes.done
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    io.err(
      `unknown command: ${name} — there are ${Object.keys(commands).join(', ')}; "clientele help" says what they do\n`
    )
    return exitCodes.usage
  }
  const { command } = await load()
  if (rest.some(isHelp)) {
    io.out(`${command.summary}\n\n${wrapped(command.usage)}`)
    return exitCodes.done
  }
  return command.run(rest, io)
}

async function overview(): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()))
  const lines = loaded.map(({ command }) => `  ${command.name.padEnd(13)}${command.summary}\n`)
  return `npm run -s clientele -- <command>\n\n${lines.join('')}\nWith --help each says how it is called.\n`
}

const usageColumns = 100

/** Breaks before an option, so that each stays on its line. */
function wrapped(usage: string): string {
  const lines: string[] = []
  for (const option of usage.split(/ (?=[[(])/)) {
    const line = `${lines.at(-1) ?? ' '} ${option}`
    if (lines.length > 0 && line.length <= usageColumns) lines[lines.length - 1] = line
    else lines.push(lines.length === 0 ? `  ${option}` : `      ${option}`)
  }
  return lines.map((line) => `${line}\n`).join('')
}

const io: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  pipe: async (chunks) => {
    try {
      await pipeline(chunks, process.stdout, { end: false })
    } catch (problem) {
      if (!isClosedPipe(problem)) throw problem
    }
  },
  isTerminal: process.stderr.isTTY === true,
  outIsTerminal: process.stdout.isTTY === true,
  columns: process.stderr.columns ?? 80,
  env: process.env,
  now: () => new Date()
}

// `clientele rejects | head` closes the pipe early; that is no fault, and no reason to leave things half done.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (problem) => {
    if (!isClosedPipe(problem)) throw problem
  })
}

function isClosedPipe(problem: unknown): boolean {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'ERR_STREAM_PREMATURE_CLOSE'
}

try {
  process.exitCode = await main(process.argv.slice(2), io)
} catch (problem) {
  const code = exitCodeOf(problem)
  // Node's own words go on about positional arguments.
  const message = (problem instanceof Error ? problem.message : String(problem))
    .replace(
      /^Unknown option '([^']+)'.*/s,
      '$1: no such option here — "--help" after the command lists those that there are'
    )
    .replace(
      /^Unexpected argument '(.*?)'\. .*/s,
      '$1: no such word here — "--help" after the command says how it is called'
    )
    .replace(
      /^Option '([^' ]+)[^']*' argument is ambiguous.*/s,
      '$1: its value begins with a dash, like an option — join the two, as $1=-value'
    )
  io.err(code === null && problem instanceof Error ? `${problem.stack ?? message}\n` : `${message}\n`)
  process.exitCode = code ?? exitCodes.failed
}
