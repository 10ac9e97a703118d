import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildSampleFiles } from './sample-files.ts'
import { buildWorld } from './world.ts'

const folder = import.meta.dirname
const world = buildWorld()
const sample = buildSampleFiles(world)
let bytes = 0
for (const [path, content] of sample.files) {
  const target = join(folder, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, content)
  bytes += content.length
}
writeFileSync(join(folder, 'defects.json'), `${JSON.stringify(sample.defects, null, 2)}\n`)
console.log(`${sample.files.size} files, ${(bytes / 1e6).toFixed(2)} MB, ${world.lines.length} lines`)
