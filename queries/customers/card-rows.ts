import { z } from 'zod'

// The rows that a card is made of, as its statements give them.

const text = z.string().nullable()
const figure = z.number().nullable()

export const describedRow = z.object({
  customer_key: z.number(),
  customer_id: z.string(),
  customer_name: text,
  customer_kind: text,
  industry: text,
  company_size: text,
  owner: text,
  acquisition_channel: text,
  first_contact_on: text,
  member_level: text,
  renews_on: text,
  home_region: text,
  first_order_on: text,
  in_customers_source: z.boolean()
})

export const contactsRow = z.object({ contact_name: text, phone: text, email: text, birthday: text })

export const aliasRow = z.object({ alias_id: z.string() })

export const classRow = z.object({
  key: z.string(),
  label_zh: z.string(),
  label_en: z.string(),
  valid_from: z.string(),
  valid_to: text
})

export const monthRow = z.object({
  month: z.string(),
  orders: z.number(),
  net_amount: z.number(),
  gross_amount: z.number(),
  returned_amount: z.number()
})

export const sumsRow = z.object({
  orders: z.number(),
  net_amount: z.number(),
  gross_amount: z.number(),
  returned_amount: z.number(),
  orders_ever: z.number(),
  net_amount_ever: z.number(),
  gross_amount_ever: z.number(),
  returned_amount_ever: z.number(),
  last_order_on: text
})

export const productRow = z.object({
  product_id: z.string(),
  product_name: z.string(),
  category: text,
  orders: z.number(),
  units: z.number(),
  net_amount: z.number(),
  returned_amount: z.number(),
  last_order_on: text
})

export const outlookRow = z.object({
  p_alive: figure,
  expected_purchases: figure,
  expected_spend: figure,
  expected_value: figure,
  churn_probability: figure,
  value_at_risk: figure,
  rule_zh: text,
  rule_en: text,
  rule_customers: figure,
  cluster_zh: text,
  cluster_en: text
})

const flag = z.boolean().nullable()

export const responseRow = z.object({
  response_id: z.string(),
  responded_on: z.string(),
  survey: z.string(),
  score: z.number(),
  scale_min: figure,
  scale_max: figure,
  verdict: text,
  touchpoint: text,
  comment: text
})

export const complaintRow = z.object({
  complaint_id: z.string(),
  opened_on: z.string(),
  category: text,
  severity: text,
  owner: text,
  next_step: text,
  resolved_on: text,
  response_in_time: flag,
  solution_in_time: flag,
  follow_up_in_time: flag
})

export const contactRow = z.object({
  contact_id: z.string(),
  contacted_on: z.string(),
  channel: text,
  owner: text,
  recorded_in_time: flag,
  next_step: text,
  next_due_on: text,
  next_step_done_on: text,
  next_step_in_time: flag
})

export const assessmentRow = z.object({
  month: z.string(),
  score: z.number(),
  grade: z.string(),
  label_zh: z.string(),
  label_en: z.string(),
  advice: z.enum(['maintain', 'improve', 'terminate'])
})
