import type { Language } from '../i18n/language.ts'

/** Months are `YYYY-MM`, days `YYYY-MM-DD`: calendar dates without a zone, so they are read and written as UTC. */
type MonthStyle = 'full' | 'name' | 'short' | 'axis'

const monthStyles: Record<MonthStyle, Record<Language, Intl.DateTimeFormatOptions>> = {
  full: { 'zh-CN': { year: 'numeric', month: 'long' }, en: { year: 'numeric', month: 'long' } },
  name: { 'zh-CN': { month: 'short' }, en: { month: 'long' } },
  short: { 'zh-CN': { month: 'short' }, en: { month: 'short' } },
  axis: { 'zh-CN': { year: '2-digit', month: 'short' }, en: { year: '2-digit', month: 'short' } }
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function format(date: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const locale = language === 'en' ? 'en-GB' : language
  const key = `${locale} ${JSON.stringify(options)}`
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  formatters.set(key, formatter)
  return formatter.format(new Date(`${date}T00:00:00Z`))
}

/** `full`: 2026年10月, October 2026; `name`: 10月, October; `short`: 10月, Oct; `axis`: 26年10月, Oct 26. */
export function formatMonth(month: string, language: Language, style: MonthStyle = 'full'): string {
  return format(`${month}-01`, language, monthStyles[style][language])
}

/** A day of a year that is plain from around it: 10-31, 31 Oct. */
export function formatDay(day: string, language: Language): string {
  return language === 'zh-CN' ? day.slice(5) : format(day, language, { day: 'numeric', month: 'short' })
}

/** 2026-10-31, 31 October 2026. */
export function formatFullDay(day: string, language: Language): string {
  return language === 'zh-CN'
    ? day.slice(0, 10)
    : format(day, language, { day: 'numeric', month: 'long', year: 'numeric' })
}

/**
 * A month, a quarter (of the fiscal year) or days, as addresses write them: 2025年3月, March 2025; 2025年第3季度, Q3 2025;
 * 2025-01-01至2025-01-31, 1 January 2025 – 31 January 2025. `axis` is for where there is little room.
 */
export function formatPeriod(period: string, language: Language, style: 'full' | 'axis' = 'full'): string {
  const [from = '', to] = period.split('..')
  if (to !== undefined) return formatDays(from, to, language, style)
  const [year = '', quarter] = period.split('-Q')
  if (quarter === undefined) return formatMonth(period, language, style)
  if (language === 'en') return `Q${quarter} ${style === 'full' ? year : year.slice(2)}`
  return style === 'full' ? `${year}年第${quarter}季度` : `${year.slice(2)}年Q${quarter}`
}

function formatDays(from: string, to: string, language: Language, style: 'full' | 'axis'): string {
  if (style === 'full') {
    const [first, last] = [formatFullDay(from, language), formatFullDay(to, language)]
    return language === 'zh-CN' ? `${first}至${last}` : `${first} – ${last}`
  }
  const [first, last] = [from, to].map((day) => formatDay(day, language))
  return `${first}–${last}`
}

/** How many days there are from one to another, both included. */
export function countDays(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
}

/** The days of a month up to one of them: 10月1–19日, 1–19 Oct. */
export function formatDaysTo(day: string, language: Language): string {
  const month = formatMonth(day.slice(0, 7), language, 'short')
  const last = Number(day.slice(8, 10))
  return language === 'zh-CN' ? `${month}1–${last}日` : `1–${last} ${month}`
}
