import type { Answers } from '#lib/server/answers.ts'
import type { Composition, CompositionRow } from '#lib/server/queries.ts'
import { searchRows, sortRows, usualSort } from './arrange.ts'
import type { Customers } from './cells.ts'
import type { Part, Parts } from './parts.ts'
import { isOnePeriod } from './concentration.server.ts'
import { whereOf } from '#lib/server/where-of.ts'
import type { Question } from './question.server.ts'

/** As many rows as fit beside the rest of the page; the others stand together below them. */
const firstRows = 12
const rowsPerPage = 50

/** Sorted or searched, every member is read; that many have no place in one answer. */
const mostMembers = 500_000

/**
 * The rows of the table. All members count even when some are chosen, so that the choice can be seen beside the
 * others; the filters by other dimensions apply.
 */
export async function loadParts(answers: Answers, question: Question): Promise<Parts> {
  const { sort, search, page } = question
  const isUsual = sort.column === usualSort.column && sort.isDescending && search.trim() === ''
  if (!isUsual) return arranged(answers, question)
  const limit = Math.max(1, page) * (page === 0 ? firstRows : rowsPerPage)
  const composition = await composeWhole(answers, question, limit)
  const first = page === 0 ? 0 : (page - 1) * rowsPerPage
  const members = composition.rows.length + (composition.other?.members ?? 0)
  return {
    ...frameOf(composition, question),
    rows: composition.rows.slice(first).map(asPart),
    other: page === 0 ? asOther(composition) : null,
    members,
    found: members,
    first: first + 1
  }
}

async function arranged(answers: Answers, question: Question): Promise<Parts> {
  const { sort, search, page } = question
  const [composition, customers] = await Promise.all([
    compose(answers, question, mostMembers),
    sort.column === 'customers' ? customersOf(answers, question) : new Map<string, number>()
  ])
  const rows = composition.rows.map(asPart)
  const found = searchRows(rows, search)
  const size = page === 0 ? firstRows : rowsPerPage
  const first = page === 0 ? 0 : (page - 1) * rowsPerPage
  return {
    ...frameOf(composition, question),
    rows: sortRows(found, sort, { language: question.language, customers }).slice(first, first + size),
    other: null,
    members: rows.length,
    found: found.length,
    first: first + 1
  }
}

/** One member alone beyond the rows has a row of its own. */
async function composeWhole(answers: Answers, question: Question, limit: number): Promise<Composition> {
  const composition = await compose(answers, question, limit)
  return composition.other?.members === 1 ? compose(answers, question, limit + 1) : composition
}

function compose(answers: Answers, question: Question, limit: number): Promise<Composition> {
  const { measure, by, view, period } = question
  return answers.composition({
    kpi: measure.name,
    definition: view.definitions[measure.name],
    period,
    by: by.name,
    where: whereOf(view, by.name),
    compare: view.compare,
    limit
  })
}

async function customersOf(answers: Answers, { by, view, period }: Question): Promise<Map<string, number>> {
  const { rows } = await answers.kpi({
    kpi: 'active-customers',
    period,
    by: by.name,
    where: whereOf(view, by.name),
    limit: mostMembers
  })
  return new Map(rows.map(({ key, value }) => [key, value ?? 0]))
}

/** Null where a row is a customer, the figure is itself the number of customers, or has its own base. */
export async function loadCustomers(
  answers: Answers,
  question: Question,
  { rows: shown, members }: Pick<Parts, 'rows' | 'members'>
): Promise<Customers | null> {
  const { by, view, period, measure } = question
  const isPointless = by.name === 'customer' || measure.name === 'active-customers'
  if (isPointless || measure.kind !== 'sum' || shown.length === 0) return null
  const asked = { kpi: 'active-customers' as const, period }
  const others = whereOf(view, by.name)
  const keys = shown.map(({ key }) => key)
  // Few members are looked up together; of thousands those of the page are counted.
  const ofShown = members > keys.length ? [{ dimension: by.name, values: keys }] : []
  const split = answers.kpi({
    ...asked,
    by: by.name,
    where: [...others, ...ofShown],
    limit: mostMembers
  })
  const [{ rows }, { total }] = await Promise.all([
    split,
    ofShown.length === 0 ? split : answers.kpi({ ...asked, where: others })
  ])
  return {
    byKey: Object.fromEntries(rows.map(({ key, value }) => [key, value ?? 0])),
    total: total.value
  }
}

function frameOf(composition: Composition, { view }: Question) {
  const { total, parts_add_up, negative_parts, complete, through, comparison } = composition
  const { concentration, previous_concentration } = composition
  return {
    total: asPart(total),
    lastMonth: through.slice(0, 7),
    partsAddUp: parts_add_up,
    negative: negative_parts,
    through: complete ? null : through,
    isSameDays: comparison?.same_days ?? false,
    hhi: concentration && {
      now: concentration.hhi,
      before: isOnePeriod(view) ? (previous_concentration?.hhi ?? null) : null
    }
  }
}

function asOther({ other }: Composition): Parts['other'] {
  return other && { ...asPart(other), members: other.members }
}

function asPart(row: CompositionRow): Part {
  const { key, label, value, numerator, denominator, previous, change, share, contribution, reach, abc } = row
  return {
    key,
    label,
    value,
    numerator,
    denominator,
    previous,
    change,
    changeRate: row.change_rate,
    share,
    shareChange: row.share_change_points === null ? null : row.share_change_points / 100,
    contribution,
    reach,
    cumulativeShare: row.cumulative_share,
    abc,
    interval:
      row.change_low === null || row.change_high === null
        ? null
        : { low: row.change_low, high: row.change_high },
    isNegative: row.negative
  }
}
