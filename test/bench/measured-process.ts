import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Measured {
  readonly seconds: number
  /** Peak resident memory of the process, in gigabytes (10⁹ bytes). */
  readonly peakGigabytes: number
}

const reporter = join(import.meta.dirname, 'report-peak.ts')

/**
 * Runs one Node script in a process of its own, from start to end, and measures it. Throws with what the process
 * wrote when it ends with another code than 0.
 */
export async function measure(script: string, argv: readonly string[]): Promise<Measured> {
  const began = process.hrtime.bigint()
  const child = spawn(process.execPath, ['--import', reporter, script, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe']
  })
  const said: Buffer[] = []
  const peak: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  child.stdio[3]?.on('data', (chunk: Buffer) => peak.push(chunk))

  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  if (code !== 0) throw new Error(`${script} ${argv.join(' ')}: ended with code ${code}\n${textOf(said)}`)
  return { seconds, peakGigabytes: (Number(textOf(peak)) * 1024) / 1e9 }
}

const textOf = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8')
