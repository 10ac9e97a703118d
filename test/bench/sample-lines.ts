import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fingerprintOf } from '../../cli/web-build.ts'
import { progress } from './figure.ts'
import { measure } from './measured-process.ts'

export const root = resolve(import.meta.dirname, '../..')

/** What benches keep from one run to the next. */
export const cache = join(root, 'data/bench')

/** What a build is made by. */
const builders = ['pipeline/**', 'queries/**', 'cli/build.ts', 'cli/book.ts']

const fingerprintFile = 'fingerprint'

/** The folder of a generated sample; made when it is missing, and only then. */
export async function sampleOf(lines: number): Promise<string> {
  return madeOnce(join(cache, `lines-${lines}`), async (folder) => {
    progress(`generating ${lines} sales lines`)
    await measure(join(root, 'sample-data/generate.ts'), ['--lines', String(lines), '--out', folder])
  })
}

/** The output folder of a build of a generated sample; made when it is missing, or when older models have made it. */
export async function buildOf(lines: number): Promise<string> {
  const fingerprint = fingerprintOf(root, builders)
  const out = join(cache, `build-${lines}`)
  if (!isMadeBy(fingerprint, out)) rmSync(out, { recursive: true, force: true })
  return madeOnce(out, async (folder) => {
    const config = join(await sampleOf(lines), 'clientele.yaml')
    progress(`building ${lines} sales lines`)
    await measure(join(root, 'cli/clientele.js'), ['build', '--config', config, '--out', folder])
    // As a server would soon have it done.
    await measure(join(root, 'cli/clientele.js'), ['book', '--out', folder])
    writeFileSync(join(folder, fingerprintFile), fingerprint)
  })
}

function isMadeBy(fingerprint: string, out: string): boolean {
  const file = join(out, fingerprintFile)
  return existsSync(file) && readFileSync(file, 'utf8') === fingerprint
}

/** Makes a folder under another name until it is whole, so that a broken-off run is not taken for it. */
async function madeOnce(folder: string, make: (unfinished: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  await make(unfinished)
  renameSync(unfinished, folder)
  return folder
}
