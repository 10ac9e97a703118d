import { afterEach, describe, expect, it } from 'vitest'
import { loadConfig } from '../../pipeline/config.ts'
import { workspace, type Workspace } from '../support/loading.ts'

let space: Workspace | undefined
afterEach(() => space?.remove())

const read = (yaml: string) => {
  space = workspace({ config: yaml })
  return loadConfig(space.configPath)
}

describe('loadConfig', () => {
  it('completes what is not given', () => {
    const config = read('sources: { sales: { files: a.csv } }')
    expect(config).toMatchObject({
      time_zone: 'Asia/Shanghai',
      currency: 'CNY',
      same_day_orders: 'keep',
      churn_window_days: 90,
      repeat_window_days: 90,
      sources: { sales: [{ files: ['a.csv'], columns: {}, deduplicate: false }] }
    })
  })

  it.each([
    { yaml: 'company: x', message: /sources: .* — .*clientele\.yaml/ },
    { yaml: 'sources: {}', message: /sources\.sales/ },
    { yaml: 'sources: { sales: { files: a.csv } }\ncurency: CNY', message: /unknown key curency/ },
    {
      yaml: 'currency: yuan\nsources: { sales: { files: a.csv } }',
      message: /currency: must be a currency code like CNY — .*, line 1/
    },
    {
      yaml: 'sources: { sales: { files: a.csv } }\nas_of: 2026-02-30',
      message: /as_of: must be a day.*line 2/
    },
    {
      yaml: 'sources: { sales: { files: a.csv } }\ntime_zone: Mars/Olympus',
      message: /time_zone: is not a known time zone/
    },
    {
      yaml: 'sources:\n  sales:\n    files: a.csv\n    columns: { orderid: x }',
      message: /columns.*orderid.*line 4/s
    },
    { yaml: 'sources:\n  sales:\n    files: a.csv\n    columns: { order_id: 0 }', message: /order_id/ },
    { yaml: 'sources:\n  sales:\n    files: a.csv\n    levels: { area: x }', message: /levels/ },
    {
      yaml: 'sources: { sales: { files: a.csv } }\ntiers: { strategic: 5, key: 10 }',
      message: /strategic must not lie below key/
    },
    ...['0', '3651', '45.5', 'a quarter'].map((days) => ({
      yaml: `churn_window_days: ${days}\nsources: { sales: { files: a.csv } }`,
      message: /churn_window_days: .*line 1/
    })),
    ...['0', '3651', '45.5', 'a quarter'].map((days) => ({
      yaml: `repeat_window_days: ${days}\nsources: { sales: { files: a.csv } }`,
      message: /repeat_window_days: .*line 1/
    })),
    {
      yaml: 'complaints: { working_hours: 18:00-09:00 }\nsources: { sales: { files: a.csv } }',
      message: /complaints\.working_hours: must end after they begin — .*line 1/
    },
    {
      yaml: 'complaints: { working_hours: 9 to 5 }\nsources: { sales: { files: a.csv } }',
      message: /complaints\.working_hours: must be two times of a day like 09:00-18:00/
    },
    {
      yaml: 'complaints: { working_days: [] }\nsources: { sales: { files: a.csv } }',
      message: /complaints\.working_days: must name a day/
    },
    {
      yaml: 'complaints: { holidays: [2026-02-30] }\nsources: { sales: { files: a.csv } }',
      message: /complaints\.holidays\.0: must be days like 2026-10-01/
    },
    ...['0', '-1', 'ten'].map((minutes) => ({
      yaml: `complaints: { first_response_minutes: ${minutes} }\nsources: { sales: { files: a.csv } }`,
      message: /complaints\.first_response_minutes: .*line 1/
    })),
    ...['-1', '1.5', 'soon'].map((days) => ({
      yaml: `board: { renewal_lead_days: ${days} }\nsources: { sales: { files: a.csv } }`,
      message: /board\.renewal_lead_days: .*line 1/
    })),
    { yaml: 'sources: [', message: /not valid YAML/ }
  ])('refuses $yaml', ({ yaml, message }) => {
    expect(() => read(yaml)).toThrow(message)
  })

  it('says what to do when there is no config', () => {
    expect(() => loadConfig('/nowhere/clientele.yaml')).toThrow(/no config file: .* doctor/)
  })
})
