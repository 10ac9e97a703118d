import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { generateBulk } from './bulk.ts'
import { buildEvents } from './events.ts'
import { fillReadme } from './readme.ts'
import { buildSampleFiles } from './sample-files.ts'
import { measureStories } from './stories.ts'
import { buildWorld } from './world.ts'

const usage = 'usage: node sample-data/generate.ts [--out DIR] [--lines N --out DIR]'

/** Path relative to the sample data folder → content, for everything that is generated and committed. */
export function generate(): ReadonlyMap<string, Uint8Array> {
  const world = buildWorld()
  const sample = buildSampleFiles(world, buildEvents(world))
  const stories = measureStories({
    lines: sample.keptLines,
    products: world.products,
    customers: world.customers,
    events: sample.keptEvents,
    truth: {
      withInitiative: world.lines,
      withoutInitiative: buildWorld({ initiative: false, drift: true }).lines
    }
  })
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
  return new Map([
    ...sample.files,
    ['defects.json', json(sample.defects)],
    ['stories.json', json(stories)],
    ['README.md', new TextEncoder().encode(fillReadme(readme, { stories, defects: sample.defects }))]
  ])
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
}

function writeSample(folder: string): void {
  const files = generate()
  let bytes = 0
  for (const [path, content] of files) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, content)
    bytes += content.length
  }
  process.stdout.write(`${files.size} files, ${(bytes / 1e6).toFixed(2)} MB in ${folder}\n`)
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { lines: { type: 'string' }, out: { type: 'string' } } })
  if (values.lines === undefined) return writeSample(resolve(values.out ?? import.meta.dirname))
  const lines = Number(values.lines)
  if (!Number.isInteger(lines) || lines < 1000)
    throw new Error(`--lines: ${values.lines} — a whole number from 1000`)
  if (values.out === undefined)
    throw new Error('--lines needs --out DIR: it must not overwrite the committed files')
  const folder = resolve(values.out)
  const made = await generateBulk({ lines, folder })
  process.stdout.write(`${made.files} files, ${lines} lines in ${folder}, ${made.seconds.toFixed(1)} s\n`)
}

if (import.meta.main) {
  try {
    await main()
  } catch (problem) {
    process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n${usage}\n`)
    process.exitCode = 2
  }
}
