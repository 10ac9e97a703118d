import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tinyWarehouse, type TinySources } from './warehouse.ts'

/** An output folder whose live build holds the marts of literal rows. */
export async function publishedBuild(
  sources: TinySources,
  id = '20261101-000000-abcdef'
): Promise<{ out: string; remove: () => void }> {
  const out = mkdtempSync(join(tmpdir(), 'clientele-published-'))
  mkdirSync(join(out, 'builds', id), { recursive: true })
  const { connection, close } = await tinyWarehouse(sources)
  const file = join(out, 'builds', id, 'clientele.duckdb').replaceAll("'", "''")
  await connection.run(`attach '${file}' as published`)
  await connection.run('copy from database build to published')
  await connection.run('detach published')
  close()
  writeFileSync(join(out, 'current'), `${id}\n`)
  return { out, remove: () => rmSync(out, { recursive: true, force: true }) }
}
