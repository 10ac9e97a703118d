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

/** From `from` on, complaints of customers at home in the area wait: of the first answers fewer are in time. */
export const slowResponses = {
  area: '华南',
  from: '2026-07-01',
  limitMinutes: 10,
  medianMinutes: 4.6,
  medianMinutesAfter: 12,
  solutionFactor: 1.5
}

/** Complaints about the product, per order line of it, from `from` on. */
export const faultyProduct = {
  product: '空气净化器 智能款',
  category: '产品质量',
  from: '2026-07-01',
  complaintRate: 0.095,
  factor: 5.2
}

/**
 * Answers of those about to leave are worse by so much, in standard deviations of what people feel: whoever gives a
 * low score buys no more afterwards, more often than others.
 */
export const leavers = { withoutPurchaseForDays: 180, mood: -1.7 }

/** Who answers a survey, and what they feel, differs by tier: the raw score flatters. */
export const surveyTiers = {
  strategic: { answers: 0.54, mood: 0.45 },
  key: { answers: 0.41, mood: 0.15 },
  regular: { answers: 0.25, mood: -0.15 }
}

/** A campaign with members: every third of those who suit it is held out where `holdout` is true. */
export type CampaignPlan = {
  id: string
  name: string
  startsOn: string
  endsOn: string
  /** Yuan. */
  cost: number
  channel: string
  /** Members are contacted on these days; null where nobody is chosen, and whoever comes may take part. */
  members: null | {
    contactFrom: string
    contactTo: string
    treated: number
    holdout: boolean
    /** Orders on top of the usual ones, as a share of them, within `attributionDays` after the contact. */
    uplift: number
    /** Share of the treated who answer without ordering anything more. */
    responseRate: number
  }
}
export const attributionDays = 30
export const campaignPlans: readonly CampaignPlan[] = [
  {
    id: 'CAM-2503',
    name: '老客户回访有礼',
    startsOn: '2025-03-10',
    endsOn: '2025-04-11',
    cost: 158_000,
    channel: '电话',
    members: {
      contactFrom: '2025-03-10',
      contactTo: '2025-03-21',
      treated: 360,
      holdout: false,
      uplift: 0,
      responseRate: 0.21
    }
  },
  {
    id: 'D11-2025',
    name: '双十一线上大促',
    startsOn: '2025-11-01',
    endsOn: '2025-11-11',
    cost: 420_000,
    channel: '线上',
    members: null
  },
  {
    id: 'CAM-2603',
    name: '开春补货季',
    startsOn: '2026-03-02',
    endsOn: '2026-04-05',
    cost: 386_000,
    channel: '客户经理',
    members: {
      contactFrom: '2026-03-02',
      contactTo: '2026-03-06',
      treated: 420,
      holdout: true,
      uplift: 0.6,
      responseRate: 0.06
    }
  },
  {
    id: '618-2026',
    name: '618线上大促',
    startsOn: '2026-06-01',
    endsOn: '2026-06-18',
    cost: 380_000,
    channel: '线上',
    members: null
  },
  {
    id: 'CAM-2607',
    name: '仲夏满减短信',
    startsOn: '2026-07-13',
    endsOn: '2026-08-16',
    cost: 214_000,
    channel: '短信',
    members: {
      contactFrom: '2026-07-13',
      contactTo: '2026-07-15',
      treated: 440,
      holdout: true,
      uplift: 0,
      responseRate: 0.09
    }
  },
  {
    id: 'CAM-2610',
    name: '金秋答谢会',
    startsOn: '2026-10-12',
    endsOn: '2026-11-13',
    cost: 58_000,
    channel: '会议',
    members: {
      contactFrom: '2026-10-12',
      contactTo: '2026-10-23',
      treated: 150,
      holdout: false,
      uplift: 0,
      responseRate: 0.3
    }
  }
]

/** Contacts are recorded from the first day of the CRM on; one representative keeps the rhythm worse than all others. */
export const contactRecords = { from: '2026-01-01', neglectfulRep: '顾明远', coverage: 0.3 }

/** Opportunities of the area wait in the stage. */
export const stuckStage = { area: '华北', stage: '方案报价', factor: 2.6 }

/** Which stories to play; switching one off gives the world in which it did not happen. */
export type Scenario = { initiative: boolean; drift: boolean }
export const everything: Scenario = { initiative: true, drift: true }
