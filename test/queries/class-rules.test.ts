import { expect, it } from 'vitest'
import { listClassRules } from '../../queries/index.ts'
import { tinyWarehouse } from '../support/warehouse.ts'

it('lists the rules of a build by which customers and answers are classed, in both languages', async () => {
  const { connection, close } = await tinyWarehouse({
    sales: [{ customer_id: 'a', ordered_at: '2026-10-01', amount: 1 }],
    settings: { churn_window_days: 45, segment_scheme: 'eleven' }
  })
  const families = await listClassRules(connection)
  close()
  expect(families.map(({ family, of, classes }) => [family, of, classes.length])).toEqual([
    ['tier', '', expect.any(Number)],
    ['stage', '', 7],
    ['segment', 'eight', 10],
    ['segment', 'eleven', expect.any(Number)],
    ['segment', 'threshold', expect.any(Number)],
    ['verdict', 'ces', 3],
    ['verdict', 'csat', 3],
    ['verdict', 'nps', 3]
  ])
  for (const { label, classes } of families)
    for (const { name, ...words } of classes) {
      expect(label['zh-CN']).not.toBe('')
      expect([name, words.label['zh-CN'], words.label.en, words.rule['zh-CN'], words.rule.en]).not.toContain(
        ''
      )
    }
  const churned = families
    .find(({ family }) => family === 'stage')
    ?.classes.find(({ name }) => name === 'churned')
  expect(churned?.rule.en).toContain('45')
})
