/** A table of the README. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

export function million(yuan: number): string {
  return (yuan / 1_000_000).toFixed(2)
}

export function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`
}

export function signedPercent(value: number): string {
  return `${value < 0 ? '−' : '+'}${percent(Math.abs(value))}`
}

export function points(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value * 100).toFixed(1)} points`
}

export function times(value: number): string {
  return `×${value.toFixed(2)}`
}
