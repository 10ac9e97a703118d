import { setImmediate } from 'node:timers/promises'
import type { OpenFile } from '../answer-files.ts'

const rowsAtOnce = 1000

/** An answer as JSON. Long lists in it are written bit by bit, so that others are served meanwhile. */
export async function* jsonParts(answer: object): OpenFile['parts'] {
  const encoder = new TextEncoder()
  const isLong = Object.values(answer).some((value) => Array.isArray(value) && value.length > rowsAtOnce)
  if (!isLong) {
    yield encoder.encode(`${JSON.stringify(answer)}\n`)
    return
  }
  let before = '{'
  for (const [name, value] of Object.entries(answer) as [string, unknown][]) {
    if (value === undefined) continue
    before += `${JSON.stringify(name)}:`
    if (Array.isArray(value)) {
      yield encoder.encode(before)
      yield* listParts(value, encoder)
      before = ','
    } else before += `${JSON.stringify(value)},`
  }
  yield encoder.encode(before.replace(/,$/, '') + '}\n')
}

async function* listParts(list: readonly unknown[], encoder: TextEncoder): OpenFile['parts'] {
  for (let start = 0; start < list.length; start += rowsAtOnce) {
    const text = JSON.stringify(list.slice(start, start + rowsAtOnce))
    yield encoder.encode((start === 0 ? '[' : ',') + text.slice(1, -1))
    await setImmediate()
  }
  yield encoder.encode(list.length === 0 ? '[]' : ']')
}
