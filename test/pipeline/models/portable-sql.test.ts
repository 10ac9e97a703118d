import { DuckDBConnection } from '@duckdb/node-api'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findUnportable } from './portable-sql.ts'

const pipeline = new URL('../../../pipeline/', import.meta.url)
const files = ['models', 'segments', 'analytics'].flatMap((folder) =>
  readdirSync(new URL(folder, pipeline), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql'))
    .map((name) => `${folder}/${name}`)
)

let connection: DuckDBConnection

beforeAll(async () => {
  connection = await DuckDBConnection.create()
})
afterAll(() => connection.closeSync())

describe('portable SQL', () => {
  it('has files to look at', () => {
    expect(files).toContain('models/marts/order_lines.sql')
    expect(files).toContain('segments/tier/tier.sql')
  })

  it.each(files)('%s runs on other engines', async (file) => {
    const sql = readFileSync(new URL(file, pipeline), 'utf8')
    expect(sql).toMatch(/^-- grain: one row per \S/)
    expect(await findUnportable({ connection, sql })).toEqual([])
  })

  it.each([
    ['select t.a, t.b from s.t as t qualify row_number() over (order by t.a) = 1', /qualify/],
    ['select t.a::date as a from s.t as t', /::/],
    ['select t.a, count(*) as n from s.t as t group by all', /group by all/],
    ['select t.a + 1 as b, b * 2 as c from s.t as t', /b: write table\.column/],
    ['select t.a + 1 as b from s.t as t where b > 2', /b: write table\.column/],
    ['select count(*) filter (t.a > 1) as n from s.t as t', /filter \(where/],
    ['select series.a from generate_series(1, 3) as series(a)', /TABLE_FUNCTION/],
    ['select range(3) as a from s.t as t', /function range/],
    ['select unnest(t.list) as a from s.t as t', /function unnest/],
    ['select [1, 2] as a from s.t as t', /function list_value/],
    ["select {'a': 1} as a from s.t as t", /function struct_pack/],
    ['select t.a[1] as a from s.t as t', /ARRAY_EXTRACT/],
    ['select now() as a from s.t as t', /function now/],
    ['select current_date as a from s.t as t', /the clock/],
    ['select ntile(5) over (order by t.a) as a from s.t as t', /function ntile/],
    ['select quantile_cont(t.a, 0.5) as a from s.t as t', /function quantile_cont/],
    ["select strftime(t.a, '%Y') as a from s.t as t", /function strftime/],
    ['select t.a + interval 1 day as a from s.t as t', /function to_days/],
    ['select t.a / t.b as a from s.t as t', /division/],
    ['select t.a // t.b as a from s.t as t', /function \/\//],
    ['select * from s.t as t', /write table\.\*/],
    ['select t.* exclude (a) from s.t as t', /exclude/],
    ['select t.* replace (1 as a) from s.t as t', /replace/],
    ['select columns(*) from s.t as t', /columns/],
    ['from s.t', /select first/],
    ['select t.a from (from s.t) as t', /select first/],
    ['select t.a from s.t as t limit 3', /limit/],
    ['select distinct on (t.a) t.a, t.b from s.t as t', /distinct on/],
    ['select t.a from s.t as t using sample 3', /sample/],
    ['select t.a from s.t as t semi join s.u as u on u.a = t.a', /SEMI.* join/],
    ['select t.a from s.t as t asof join s.u as u on u.a <= t.a', /ASOF/],
    ['select t.a from s.t as t positional join s.u as u', /POSITIONAL/],
    ['select t.a from s.t as t full join s.u as u on u.a = t.a', /join is not on the list/],
    ['select t.a from s.t as t inner join s.u as u using (a)', /using/],
    ['select t.a from s.t as t union by name select u.a from s.u as u', /UNION_BY_NAME/],
    ['select t.a from s.t as t except select u.a from s.u as u', /EXCEPT/],
    ['select v.a from (values (1)) as v(a)', /EXPRESSION_LIST/],
    ['pivot s.t on a using sum(b)', /./],
    ['with recursive r as (select 1 as n union all select r.n from r) select r.n from r', /recursive/],
    ['select try_cast(t.a as date) as a from s.t as t', /try_cast/],
    ['select cast(t.a as utinyint) as a from s.t as t', /type UTINYINT/],
    ['select t.a is distinct from t.b as a from s.t as t', /COMPARE_DISTINCT_FROM/],
    ["select t.a from s.t as t where t.a like 'x%'", /function ~~/],
    ['select list_transform(t.a, x -> x) as a from s.t as t', /LAMBDA|list_transform/],
    ['SELECT t.a FROM s.t AS t', /lower case/],
    ['select t.a from s.t as t; select t.b from s.t as t', /one statement/],
    ['create table x as select 1 as a', /not a select/]
  ])('refuses %s', async (sql, problem) => {
    const problems = await findUnportable({ connection, sql })
    expect(problems.join('\n')).toMatch(problem)
  })

  it('lets the common ground pass', async () => {
    const sql = `
      with numbered as (
        select
          t.a,
          cast(date_trunc('month', t.day) as date) as month,
          row_number() over (partition by t.a order by t.day desc) as place,
          sum(t.b) over (order by t.day rows between unbounded preceding and current row) as so_far
        from s.t as t
        where t.day in (select u.day from s.u as u) and extract(year from t.day) > 2020
      )
      select
        numbered.a,
        count(distinct numbered.month) filter (where numbered.place = 1) as months,
        cast(sum(numbered.so_far) as double) / nullif(cast(count(*) as double), 0) as mean,
        date_diff('day', min(numbered.month), max(numbered.month)) as days
      from numbered
      left join s.v as v on v.a = numbered.a
      cross join s.w as w
      group by numbered.a
      having count(*) > 1
      union all
      select v.*, case when exists (select 1 from s.u as u) then 'x:: from' else lower(v.c) end as d from s.v as v
      order by 1`
    expect(await findUnportable({ connection, sql })).toEqual([])
  })
})
