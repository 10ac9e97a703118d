import { median, progress, report } from './figure.ts'
import { startApp } from '../support/started-app.ts'

const limits = { start: 3 }
const runs = 5

/** From the command to the first page, when warehouse and web app are built already. */
export async function benchStart(): Promise<void> {
  progress('building what is missing')
  await timeToPage()
  const seconds: number[] = []
  for (let run = 1; run <= runs; run += 1) seconds.push(await timeToPage())
  report({ name: 'start-seconds', value: median(seconds), unit: 's', limit: limits.start })
}

async function timeToPage(): Promise<number> {
  const began = process.hrtime.bigint()
  const app = await startApp()
  const page = await fetch(app.url)
  await page.text()
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  await app.stop()
  if (!page.ok) throw new Error(`bench: ${app.url} — answered ${page.status}\n${app.said()}`)
  return seconds
}
