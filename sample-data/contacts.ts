import { addDays, monthsBetween } from './calendar.ts'
import { momentOf, momentText, workdayFrom, workingMinute } from './clock.ts'
import type { Customer } from './customers.ts'
import type { Histories } from './histories.ts'
import { contactRecords, lastDay } from './plan.ts'
import { createRandom, type Random } from './random.ts'

export type ContactChannel = 'visit' | 'meeting' | 'call' | 'message' | 'mail'
export type Contact = {
  id: string
  customer: Customer
  contactedAt: string
  channel: ContactChannel
  owner: string
  recordedAt: string
  nextStep: string
  nextDueOn: string
}

/** What the rhythm asks for in a month: channel and how often; a third stands for once a quarter. */
const rhythm: Readonly<Record<string, readonly (readonly [ContactChannel, number])[]>> = {
  strategic: [
    ['visit', 1],
    ['meeting', 1 / 3]
  ],
  key: [
    ['meeting', 2 / 3],
    ['call', 1]
  ],
  regular: [['call', 1 / 3]],
  prospect: [['call', 1]]
}

const nextSteps: Readonly<Record<ContactChannel, readonly string[]>> = {
  visit: ['寄送新品样品', '约下次拜访', '整理采购清单报价', '安排技术培训'],
  meeting: ['发送会议纪要', '更新年度框架报价', '确认下季度补货计划'],
  call: ['发送报价单', '寄送样品', '约上门拜访', '确认到货时间'],
  message: ['电话确认', '发送产品资料'],
  mail: ['电话跟进报价', '确认收件']
}

/** Contacts since there is a place to record them, in the order of time. */
export function buildContacts(customers: readonly Customer[], histories: Histories, seed: string): Contact[] {
  const from = contactRecords.from.slice(0, 7)
  const made = customers
    .filter(({ owner }) => owner !== '')
    .flatMap((customer) => {
      const random = createRandom(`${seed}/contacts/${customer.id}`)
      return monthsBetween(from, lastDay.slice(0, 7)).flatMap((month) =>
        contactsOf(customer, month, histories, random)
      )
    })
  made.sort((one, other) =>
    one.contactedAt + one.customer.id < other.contactedAt + other.customer.id ? -1 : 1
  )
  return made.map((contact, index) => ({ id: `LX${String(index + 1).padStart(6, '0')}`, ...contact }))
}

function contactsOf(
  customer: Customer,
  month: string,
  histories: Histories,
  random: Random
): Omit<Contact, 'id'>[] {
  const asked = rhythm[classOf(customer, month, histories)] ?? []
  const diligence = diligenceOf(customer.owner)
  return asked.flatMap(([channel, perMonth]) => {
    if (!random.chance(Math.min(1, perMonth * 1.04) * diligence.coverage)) return []
    const day = workdayFrom(addDays(`${month}-01`, random.integer(0, 26)))
    if (day > lastDay) return []
    return [
      contactOn(
        customer,
        day,
        channel === 'call' ? otherThanCall(random) : channel,
        diligence.promptness,
        random
      )
    ]
  })
}

/** Calls are often messages now. */
function otherThanCall(random: Random): ContactChannel {
  return random.chance(0.72) ? 'call' : random.chance(0.75) ? 'message' : 'mail'
}

function classOf(customer: Customer, month: string, histories: Histories): string {
  if (customer.firstContactOn > `${month}-01`) return 'none'
  const history = histories.of(customer)
  if (history.days.length === 0) return customer.stage === 'prospect' ? 'prospect' : 'none'
  return histories.tierOn(history, addDays(`${month}-01`, -1))
}

function contactOn(
  customer: Customer,
  day: string,
  channel: ContactChannel,
  promptness: number,
  random: Random
): Omit<Contact, 'id'> {
  const contacted = momentOf(day, workingMinute(random))
  const hours = random.chance(promptness) ? 9 * random.next() : 25 + 110 * random.next() ** 2
  const recordedAt = momentText(contacted + Math.round(hours * 60) + 5)
  const hasNext = random.chance(0.46)
  return {
    customer,
    contactedAt: momentText(contacted),
    channel,
    owner: customer.owner,
    recordedAt: recordedAt.slice(0, 10) > lastDay ? '' : recordedAt,
    nextStep: hasNext ? random.pick(nextSteps[channel]) : '',
    nextDueOn: hasNext ? workdayFrom(addDays(day, random.pick([3, 5, 7, 7, 14, 21, 30]))) : ''
  }
}

/** What share of the rhythm a representative keeps, and of the contacts records within a day. */
function diligenceOf(owner: string): { coverage: number; promptness: number } {
  const random = createRandom(`diligence/${owner}`)
  const coverage =
    owner === contactRecords.neglectfulRep ? contactRecords.coverage : 0.54 + 0.4 * random.next()
  return { coverage, promptness: 0.7 + 0.28 * random.next() }
}
