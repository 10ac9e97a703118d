/**
 * What is planted in the sample data, as the generator applies it. The README tells these stories;
 * `stories.json` holds the sizes that came out.
 */
export const seed = 'clientele-2048'
export const firstDay = '2024-01-01'
export const lastDay = '2026-10-31'
export const productCount = 400

/** New year's days of the lunar calendar. */
export const lunarNewYears = ['2024-02-10', '2025-01-29', '2026-02-17'] as const

/** Online promotions: how much likelier an online customer orders on a day of the event. */
export const promotions = [
  { name: '618', campaign: '618', fromDay: '06-01', toDay: '06-18', peakDays: ['06-16', '06-17', '06-18'] },
  { name: 'Double 11', campaign: 'D11', fromDay: '11-01', toDay: '11-11', peakDays: ['11-10', '11-11'] }
] as const
export const promotionBoost = {
  ordinary: 1.9,
  peak: 4.2,
  hangover: 0.75,
  hangoverDays: 10,
  extraDiscount: 0.08
}

/** Purchase rate of customers at home in 东北 falls in a straight line from the first day to the last. */
export const shrinkingArea = {
  area: '东北',
  from: '2025-07-01',
  to: '2026-10-31',
  rateAtEnd: 0.66,
  newCustomers: 0.3
}

/** List prices of the category go up at once; its products are then chosen less often. */
export const priceRise = { category: '包装材料', from: '2026-03-01', factor: 1.08, choice: 0.88 }

/** Last sold on `lastSale`; afterwards its regular buyers choose something else. */
export const discontinuation = {
  product: '一体机硒鼓 标准容量',
  lastSale: '2025-08-31',
  popularity: 1.1
}

/** Sold from `from` on, with demand growing to full size over `rampDays`. */
export const launch = {
  product: '便携净水壶',
  category: '小家电',
  subcategory: '饮水电器',
  from: '2026-02-01',
  rampDays: 150,
  popularity: 0.9
}

/** Purchase intervals of the industry lengthen: the rate falls in a straight line, then stays. */
export const drift = { industry: '餐饮连锁', from: '2025-11-01', to: '2026-02-28', rateAfter: 0.55 }

/** Purchase rate of customers at home in 华中 is multiplied by `lift` from the first day on. */
export const initiative = { area: '华中', name: '华中服务管家', from: '2026-04-01', lift: 1.5 }

/** Which stories to play; switching one off gives the world in which it did not happen. */
export type Scenario = { initiative: boolean; drift: boolean }
export const everything: Scenario = { initiative: true, drift: true }
