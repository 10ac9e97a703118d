/** Whether the text of a variable stands in name, id or owner of `customers`, letter case aside. */
export const searchSql = (variable: 'list_search' | 'risk_search'): string =>
  `contains(customers.search_text, lower(getvariable('${variable}')))`
