/** A value as an SQL string literal. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A list of values as an SQL list of string literals. */
export function literalList(values: readonly string[]): string {
  return `[${values.map(literal).join(', ')}]`
}
