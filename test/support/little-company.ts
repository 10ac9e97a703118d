import Papa from 'papaparse'
import { sourceNames, type SourceName } from '../../pipeline/sources/catalog.ts'
import { workspace, type Workspace } from './loading.ts'
import type { Row } from './warehouse.ts'

/** The text of a CSV file with canonical headers, by source. */
export type SourceFiles = Readonly<Partial<Record<SourceName, string>>>

/** A company that has every source, with a handful of rows in each: three months of three customers. */
export const littleCompany: SourceFiles = {
  sales: csv(`
    ordered_at,order_id,customer_id,product_id,region_id,channel,quantity,unit_price,campaign_id,sales_rep
    2026-01-05,1,c1,p1,north,online,2,50,,Ann
    2026-01-20,2,c2,p2,south,shop,1,80,,Bob
    2026-02-10,3,c1,p1,north,online,3,50,spring,Ann
    2026-03-02,4,c3,p2,south,shop,2,80,spring,Bob
    2026-03-20,5,c1,p2,north,online,1,80,,Ann`),
  products: csv(`
    product_id,product_name,category,unit_cost
    p1,Tea,Drinks,30
    p2,Cups,Things,40`),
  regions: csv(`
    region_id,region_name,parent_id
    all,All,
    north,North,all
    south,South,all`),
  customers: csv(`
    customer_id,customer_name,customer_kind,region_id,owner,stage
    c1,One Ltd,company,north,Ann,customer
    c2,Two Ltd,company,south,Bob,customer
    c3,Three,person,south,Bob,customer`),
  customer_aliases: csv(`
    alias_id,customer_id
    old-1,c1
    old-2,c2`),
  targets: csv(`
    kpi,month,value
    net-sales,2026-03-01,300
    orders,2026-03-01,3`),
  survey_responses: csv(`
    response_id,customer_id,responded_at,survey,score,invitation_id,touchpoint,comment
    r1,c1,2026-01-08 10:00,nps,9,i1,relation,good
    r2,old-2,2026-02-01 10:00,csat,2,i2,delivery,late
    r3,c3,2026-03-05 10:00,ces,6,,order,`),
  survey_invitations: csv(`
    invitation_id,customer_id,sent_at,survey
    i1,c1,2026-01-07 10:00,nps
    i2,c2,2026-01-30 10:00,csat
    i3,c3,2026-03-01 10:00,nps`),
  complaints: csv(`
    complaint_id,customer_id,opened_at,first_response_at,resolved_at,followed_up_at,category,product_id,severity,owner
    t1,c1,2026-01-12 10:00,2026-01-12 10:05,2026-01-12 15:00,2026-01-14 10:00,delivery,p1,high,Ann
    t2,c2,2026-03-30 10:00,2026-03-30 10:45,,,quality,p2,low,Bob`),
  contacts: csv(`
    contact_id,customer_id,contacted_at,channel,owner,recorded_at,next_step,next_due_on
    k1,c1,2026-01-15 10:00,visit,Ann,2026-01-15 18:00,send an offer,2026-01-20
    k2,c2,2026-02-16 11:00,call,Bob,2026-02-19 09:00,,`),
  campaigns: csv(`
    campaign_id,campaign_name,starts_on,ends_on,cost,channel
    spring,Spring,2026-02-01,2026-02-28,100,mail
    march,March,2026-03-01,2026-03-31,50,call`),
  campaign_members: csv(`
    campaign_id,customer_id,group,contacted_at,responded_at
    spring,c1,treated,2026-02-02 10:00,2026-02-03 10:00
    spring,c2,holdout,,
    march,c3,treated,2026-03-02 10:00,`),
  opportunities: csv(`
    opportunity_id,customer_id,created_at,stage,amount,closed_at,outcome,owner
    o1,c1,2026-01-03 10:00,signed,500,2026-02-03 10:00,won,Ann
    o2,c2,2026-02-03 10:00,offer,700,,,Bob`),
  opportunity_stages: csv(`
    opportunity_id,stage,entered_at
    o1,first talk,2026-01-03 10:00
    o1,offer,2026-01-10 10:00
    o1,signed,2026-02-03 10:00
    o2,first talk,2026-02-03 10:00
    o2,offer,2026-02-13 10:00`)
}

export const optionalSources = sourceNames.filter((name) => name !== 'sales')

/** The rows of a source as they stand in its file. */
export function rowsOf(source: SourceName): Row[] {
  const { data } = Papa.parse<Record<string, string>>(littleCompany[source]!.trim(), { header: true })
  return data.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value === '' ? null : value]))
  )
}

/** The company as files with a config beside them, as a user would have it. */
export const littleSpace = (files = littleCompany): Workspace =>
  workspace({
    files: Object.fromEntries(Object.entries(files).map(([source, text]) => [`${source}.csv`, text])),
    config: {
      as_of: '2026-03-31',
      sources: Object.fromEntries(Object.keys(files).map((source) => [source, { files: `${source}.csv` }]))
    }
  })

function csv(text: string): string {
  return `${text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n')}\n`
}
