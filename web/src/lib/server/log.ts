/** Writes one event as one JSON line. */
export function writeLog(event: string, fields: Record<string, unknown>): void {
  const line = { time: new Date().toISOString(), event, ...fields }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
