import { addDays } from './calendar.ts'
import type { Area, City, Geography } from './geography.ts'
import type { Habits } from './habits.ts'
import { buildHabits } from './habits.ts'
import type { NameMaker } from './names.ts'
import { drift, shrinkingArea } from './plan.ts'
import { createRandom, createWheel, type Random, wheelOf } from './random.ts'
import type { Reps } from './reps.ts'

export type Stage = 'lead' | 'prospect' | 'customer' | 'lost'

export type Customer = {
  id: string
  name: string
  kind: 'company' | 'person'
  /** Empty for persons. */
  industry: string
  size: string
  home: City
  owner: string
  acquisitionChannel: string
  firstContactOn: string
  stage: Stage
  memberLevel: string
  renewsOn: string
  contactName: string
  phone: string
  email: string
  birthday: string
  need: string
  /** Null for leads and prospects, who never buy. */
  habits: Habits | null
}

/** When each customer comes: `base` were there before the first day, the rest come evenly with some growth. */
export const population = { base: 1520, newPerMonth: 46, leads: 270 }

/** Weight of an area among customers at the start and among those who come later. */
const areaWeights: Readonly<Record<string, readonly [base: number, later: number]>> = {
  华东: [39, 46],
  华南: [19.5, 20],
  华北: [16.5, 14],
  华中: [12.5, 12.5],
  西南: [9, 9],
  东北: [8.5, 7],
  西北: [4, 4]
}

const industries = wheelOf<string>([
  ['制造业', 21],
  ['商贸零售', 16],
  [drift.industry, 11],
  ['教育培训', 9],
  ['医疗健康', 8],
  ['互联网科技', 12],
  ['物流仓储', 9],
  ['物业地产', 8],
  ['金融服务', 6]
])
const sizes = wheelOf<string>([
  ['1-19人', 30],
  ['20-99人', 40],
  ['100-499人', 22],
  ['500人以上', 8]
])
const companyAcquisition = wheelOf<string>([
  ['老客户介绍', 28],
  ['电话拓展', 20],
  ['展会', 17],
  ['网络推广', 20],
  ['经销商推荐', 15]
])
const personAcquisition = wheelOf<string>([
  ['网络推广', 52],
  ['门店到访', 36],
  ['老客户介绍', 12]
])
const needs = wheelOf<string>([
  ['日常补货', 44],
  ['价格优先', 20],
  ['品质优先', 16],
  ['项目采购', 12],
  ['福利礼品', 8]
])

type Surroundings = {
  seed: string
  geography: Geography
  reps: Reps
  names: NameMaker
  months: readonly string[]
}

/** All customers in the order of their ids, which is the order in which they came; leads come last. */
export function buildCustomers(surroundings: Surroundings): Customer[] {
  const random = createRandom(`${surroundings.seed}/arrivals`)
  const customers: Customer[] = []
  const add = (role: Role) => customers.push(buildCustomer(customers.length + 1, role, surroundings))
  for (let i = 0; i < population.base; i++) add({ buys: true, arrivesOn: null })
  for (const month of surroundings.months) {
    const slow = month.endsWith('-02') ? 0.5 : 1
    const count = Math.round(population.newPerMonth * slow * (0.85 + 0.3 * random.next()))
    const days = Array.from({ length: count }, () => addDays(`${month}-01`, random.integer(0, 27))).sort()
    for (const day of days) add({ buys: true, arrivesOn: day })
  }
  for (let i = 0; i < population.leads; i++) {
    add({ buys: false, arrivesOn: addDays('2024-06-01', random.integer(0, 880)) })
  }
  return customers
}

type Role = { buys: boolean; arrivesOn: string | null }

function buildCustomer(number: number, role: Role, surroundings: Surroundings): Customer {
  const { geography, reps, names, seed } = surroundings
  const id = `C${String(number).padStart(4, '0')}`
  const random = createRandom(`${seed}/${id}`)
  const kind = random.chance(role.buys ? 0.78 : 0.9) ? 'company' : 'person'
  const isCompany = kind === 'company'
  const area = drawArea(geography, role.arrivesOn, random)
  const home = geography.drawCity(area, random)
  const industry = isCompany ? industries.draw(random) : ''
  const size = isCompany ? sizes.draw(random) : ''
  const habits = role.buys ? buildHabits({ kind, size, arrivesOn: role.arrivesOn, random, geography }) : null
  const person = names.person(random)
  return {
    id,
    name: isCompany ? names.company({ city: home.name, industry, random }) : person,
    kind,
    industry,
    size,
    home,
    owner: isCompany ? random.pick(reps.forArea(area)) : '',
    acquisitionChannel: (isCompany ? companyAcquisition : personAcquisition).draw(random),
    firstContactOn: firstContact(role, random),
    stage: role.buys ? 'customer' : random.chance(0.55) ? 'prospect' : 'lead',
    memberLevel: memberLevel(habits),
    renewsOn: isCompany && habits !== null && hasFrameworks(size) ? renewal(size, random) : '',
    contactName: isCompany ? person : '',
    // Every number and address is made of the id: obviously fictional, and unique.
    phone: random.chance(0.95) ? `1390000${String(number).padStart(4, '0')}` : '',
    email: random.chance(0.8) ? `${id.toLowerCase()}@example.com` : '',
    birthday: isCompany || random.chance(0.15) ? '' : addDays('1962-01-01', random.integer(0, 15_000)),
    need: needs.draw(random),
    habits
  }
}

function drawArea(geography: Geography, arrivesOn: string | null, random: Random): Area {
  const column = arrivesOn === null ? 0 : 1
  const wheel = createWheel(geography.areas, (area) => {
    const weight = areaWeights[area.name]![column]
    const shrinks = area.name === shrinkingArea.area && arrivesOn !== null && arrivesOn >= shrinkingArea.from
    return shrinks ? weight * shrinkingArea.newCustomers : weight
  })
  return wheel.draw(random)
}

function firstContact({ buys, arrivesOn }: Role, random: Random): string {
  if (arrivesOn === null) return addDays('2018-03-01', random.integer(0, 2100))
  return buys ? addDays(arrivesOn, -random.integer(0, 75)) : arrivesOn
}

function memberLevel(habits: Habits | null): string {
  if (habits === null) return ''
  const yearly = habits.rate * habits.lineValue
  return yearly > 40_000 ? '金卡' : yearly > 12_000 ? '银卡' : '普卡'
}

/** Larger companies often have a yearly framework contract. */
function renewal(size: string, random: Random): string {
  if (!random.chance(size === '500人以上' ? 0.8 : 0.4)) return ''
  return addDays('2026-11-01', random.integer(0, 364))
}

function hasFrameworks(size: string): boolean {
  return size === '100-499人' || size === '500人以上'
}
