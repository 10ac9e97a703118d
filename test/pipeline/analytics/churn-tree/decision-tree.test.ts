import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  growTree,
  impurity,
  leafOfRows,
  leavesOf,
  type Examples
} from '../../../../pipeline/analytics/churn-tree/decision-tree.ts'

const limits = { maxDepth: 3, minLeaf: 1, minGain: 0 }

const examplesOf = (rows: readonly (readonly [...number[]])[], labels: readonly number[]): Examples => ({
  features: (rows[0] ?? []).map((_value, feature) => Float64Array.from(rows, (row) => row[feature] ?? NaN)),
  labels: Uint8Array.from(labels)
})

describe('impurity', () => {
  it('is Gini times the rows', () => {
    // 10 rows, 4 hits: 1 − 0.4² − 0.6² = 0.48
    expect(impurity(10, 4)).toBeCloseTo(4.8, 12)
    expect([impurity(5, 0), impurity(5, 5), impurity(0, 0)]).toEqual([0, 0, 0])
  })
})

describe('growTree', () => {
  it('splits where most impurity goes', () => {
    // Of ten customers four left. Apart at 60 days: 1 of 6 below, 3 of 4 above; 10/6 + 6/4 = 3.1667 of 4.8 is left.
    // Apart at 30 days: 1 of 4 below, 3 of 6 above; 6/4 + 18/6 = 4.5 is left.
    const days = [5, 10, 20, 25, 40, 50, 60, 70, 80, 90]
    const left = [0, 1, 0, 0, 0, 0, 1, 1, 0, 1]
    const tree = growTree(
      examplesOf(
        days.map((day) => [day]),
        left
      ),
      { cuts: [[30, 60]], limits: { ...limits, maxDepth: 1 } }
    )
    expect(tree).toEqual({
      kind: 'split',
      feature: 0,
      cut: 60,
      below: { kind: 'leaf', rows: 6, hits: 1 },
      above: { kind: 'leaf', rows: 4, hits: 3 }
    })
  })

  it('sends who has no value where the high ones go', () => {
    const examples = examplesOf([[1], [1], [9], [NaN]], [0, 0, 1, 1])
    const tree = growTree(examples, { cuts: [[5]], limits })
    expect(leavesOf(tree).map(({ leaf }) => [leaf.rows, leaf.hits])).toEqual([
      [2, 0],
      [2, 2]
    ])
    expect([...leafOfRows(tree, examples.features)]).toEqual([0, 0, 1, 1])
  })

  it('finds a planted split among noise, and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 2 }),
        fc.array(fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 9 }))), {
          minLength: 30,
          maxLength: 60
        }),
        (cut, feature, rows) => {
          const labels = rows.map((row) => ((row[feature] ?? 0) >= cut ? 1 : 0))
          const hits = labels.filter((label) => label === 1).length
          fc.pre(hits > 0 && hits < rows.length)
          const every = Array.from({ length: 9 }, (_none, index) => index + 1)
          const tree = growTree(examplesOf(rows, labels), { cuts: [every, every, every], limits })
          // A split parts them wholly; whichever of several such it is, nothing is left to split.
          expect(leavesOf(tree)).toHaveLength(2)
          expect(leavesOf(tree).map(({ leaf }) => leaf.hits)).toEqual(expect.arrayContaining([0, hits]))
        }
      )
    )
  })

  it('puts every row into one leaf, none smaller than asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), fc.boolean()), {
          minLength: 10,
          maxLength: 80
        }),
        fc.integer({ min: 1, max: 5 }),
        (rows, minLeaf) => {
          const examples = examplesOf(
            rows.map(([one, other]) => [one, other]),
            rows.map(([, , label]) => Number(label))
          )
          const tree = growTree(examples, {
            cuts: [
              [5, 10, 15],
              [7, 14]
            ],
            limits: { ...limits, minLeaf }
          })
          const leaves = leavesOf(tree).map(({ leaf }) => leaf)
          const counted = leaves.map(() => ({ kind: 'leaf', rows: 0, hits: 0 }))
          for (const [row, place] of leafOfRows(tree, examples.features).entries()) {
            counted[place]!.rows += 1
            counted[place]!.hits += examples.labels[row]!
          }
          expect(counted).toEqual(leaves)
          if (leaves.length > 1)
            expect(Math.min(...leaves.map((leaf) => leaf.rows))).toBeGreaterThanOrEqual(minLeaf)
        }
      )
    )
  })
})
