import { runModels } from '../../pipeline/models/run-models.ts'
import { tinyStaging, type TinyWarehouse } from './warehouse.ts'

/** `YYYY-MM-DD`, so many days after the first of 2024. */
export const day = (index: number) => new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10)

export const lastDay = 1034

/**
 * 150 customers who buy every 20 days on end, and 150 who buy every 40 days, one of whom stops for good every four days:
 * whoever buys more seldom, or has been silent for more than 40 days, may be gone.
 */
const plantedSales = `
  insert into staging.sales by name
  select
    1 as file_id, 2 + row_number() over () as record, 'planted ' || row_number() over () as order_id, 1 as quantity,
    100 as amount, kind || customer as customer_id,
    timestamp '2024-01-01' + to_days(cast(purchase * gap + customer % gap as integer)) as ordered_at
  from
    range(150) as customers(customer),
    (values ('steady ', 20), ('leaving ', 40)) as kinds(kind, gap),
    range(52) as purchases(purchase)
  where
    purchase * gap + customer % gap <= case when gap = 20 then ${lastDay} else least(400 + customer * 4, ${lastDay}) end`

/** A warehouse of 301 customers in which a churn tree and clusters are found; it takes a second. */
export async function leavingShop(): Promise<Omit<TinyWarehouse, 'steps'>> {
  // The calendar reaches from the first day to the last.
  const ends = [0, lastDay].map((index) => ({
    customer_id: 'first and last',
    ordered_at: day(index),
    amount: 100
  }))
  const staging = await tinyStaging({ sales: ends, settings: { as_of: day(lastDay) } })
  await staging.connection.run(plantedSales)
  await runModels({ connection: staging.connection, martsDatabase: 'build' })
  return staging
}
