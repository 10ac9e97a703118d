import { describe, expect, it } from 'vitest'
import { rejectReasons } from '../../../pipeline/reading/reject-reasons.ts'
import { sources } from '../../../pipeline/sources/catalog.ts'
import type { SourceDefinition } from '../../../pipeline/sources/define-source.ts'
import { rejectReasonIn } from '../../../queries/index.ts'

const definitions: readonly SourceDefinition[] = Object.values(sources)
const { notOneOf, notDate, columnCount, notEncoding, sameKey, ...fixed } = rejectReasons

/** Every reason that the pipeline can give, with such words in it as a build fills in. */
const given = [
  ...Object.values(fixed),
  ...definitions.flatMap(({ columns }) =>
    Object.values(columns).flatMap(({ choices }) =>
      choices === undefined ? [] : [notOneOf(Object.keys(choices))]
    )
  ),
  ...definitions.flatMap(({ rules = [] }) => rules.map(({ reason }) => reason)),
  notDate([]),
  notDate(['%m/%d/%Y', '%m/%d/%Y %H:%M']),
  columnCount('7', 5),
  notEncoding('gb18030'),
  sameKey('/data/orders.csv, record 12')
]

describe('why a row was rejected', () => {
  it.each(given)('%s: is said in Chinese, too', (reason) => {
    const chinese = rejectReasonIn(reason, 'zh-CN')
    expect(rejectReasonIn(reason, 'en')).toBe(reason)
    expect(chinese).toMatch(/\p{Script=Han}/u)
    // What is left in Latin letters are names, values and formats, which the English has as well.
    const words = chinese.match(/[a-z][\w./%-]*/gi) ?? []
    expect(words.filter((word) => !reason.includes(word))).toEqual([])
    expect(words.filter((word) => ['not', 'or', 'the', 'is', 'that'].includes(word))).toEqual([])
  })

  it('leaves a reason that it does not know as it is', () => {
    expect(rejectReasonIn('a reason of tomorrow', 'zh-CN')).toBe('a reason of tomorrow')
  })
})
