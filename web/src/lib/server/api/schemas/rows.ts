import { z } from 'zod'
import { rowLevels, type CountedRow, type RowSums } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { day, figure, kpi, period, sharedSchemas } from './shared.ts'

const countedRow = z
  .strictObject({
    key: z.string(),
    label: z.string().nullable(),
    customer_id: z.string().nullable(),
    customer_name: z.string().nullable(),
    order_id: z.string().nullable(),
    ordered_on: day.nullable(),
    numerator: figure,
    denominator: figure
  })
  .register(sharedSchemas, { id: 'CountedRow' })

const named = z.string().nullable()
const amount = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
  .nullable()
  .describe('Text where a double does not hold it exactly.')

const lineRow = z
  .strictObject({
    key: z.string().describe('The member that was asked for with by.'),
    label: z.string().nullable(),
    order_id: named,
    line_id: named,
    ordered_at: z.string(),
    line_kind: z.string(),
    customer_id: named,
    customer_name: named,
    product_id: named,
    product_name: named,
    category: named,
    subcategory: named,
    region_id: named,
    region_name: named,
    channel: named,
    payment_method: named,
    campaign_id: named,
    sales_rep: named,
    quantity: amount,
    unit_price: amount,
    discount_rate: amount,
    net_amount: amount,
    cost_amount: amount,
    file: named.describe('From which file the line was read,'),
    record: z.int().nullable().describe('as which of its records.')
  })
  .register(sharedSchemas, { id: 'LineRow' })

const rowSums = z
  .strictObject({
    numerator: figure,
    denominator: figure,
    quantity: figure,
    net_amount: figure,
    cost_amount: figure
  })
  .register(sharedSchemas, { id: 'RowSums' })
  .describe(
    'What all rows come to, whatever the limit: of counted things the first two, of lines the others.'
  )

export const rowsAnswerSchema = z
  .strictObject({
    build: z.string(),
    kpi,
    level: z.enum(rowLevels),
    period,
    total: z.int().describe('How many rows there are, whatever the limit.'),
    sums: rowSums,
    limit: z.int(),
    offset: z.int(),
    rows: z.union([z.array(countedRow), z.array(lineRow)])
  })
  .register(sharedSchemas, { id: 'RowsAnswer' })

agreed<Agrees<typeof countedRow, CountedRow>>()
agreed<Agrees<typeof rowSums, RowSums>>()
