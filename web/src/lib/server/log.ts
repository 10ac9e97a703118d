/** Writes one event as one JSON line. */
export function writeLog(event: string, fields: Record<string, unknown>): void {
  const line = { time: new Date().toISOString(), event, ...fields }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** Writes what went wrong under the id of its request, which the viewer sees, too. */
export function logError(id: string, error: unknown): void {
  writeLog('error', { id, cause: error instanceof Error ? error.stack : String(error) })
}
