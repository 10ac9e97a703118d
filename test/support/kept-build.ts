import { existsSync, globSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprintOf } from '../../cli/web-build.ts'
import { root } from './cli.ts'

/**
 * The output folder of a build, to be read only. Made once for all tests and kept until what it is made of changes; put
 * in its place by a rename, so that parallel tests never see half of it.
 * @param name of the build among those that are kept
 * @param ingredients patterns of the files that it is made of, from the root
 */
export async function keptBuild({
  name,
  ingredients,
  make
}: {
  name: string
  ingredients: readonly string[]
  make: (out: string) => Promise<unknown>
}): Promise<string> {
  const cache = join(root, 'node_modules/.cache/clientele')
  const current = `${name}-${fingerprintOf(root, ingredients).slice(0, 16)}`
  const folder = join(cache, current)
  if (existsSync(folder)) return folder

  await mkdir(cache, { recursive: true })
  const staging = await mkdtemp(join(cache, 'building-'))
  await make(staging)
  const outdated = globSync(`${name}-*`, { cwd: cache }).filter((each) => each !== current)
  await Promise.all(outdated.map((each) => rm(join(cache, each), { recursive: true, force: true })))
  try {
    await rename(staging, folder)
  } catch (cause) {
    await rm(staging, { recursive: true, force: true })
    // Another test process was first: its build is as good.
    if (!existsSync(folder)) throw cause
  }
  return folder
}
