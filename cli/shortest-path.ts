import { relative } from 'node:path'

/** As it would be typed from here. */
export function shortestPath(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere.startsWith('..') ? path : fromHere
}
