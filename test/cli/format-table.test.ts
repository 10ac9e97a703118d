import { describe, expect, it } from 'vitest'
import { alignedTable, displayWidth } from '../../cli/format-table.ts'

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['华东', 4],
    ['Área', 4],
    ['A\u0301rea', 4],
    ['（无）', 6],
    ['｡ﾊﾝ', 3],
    ['한국', 4],
    ['📦', 2],
    ['–', 1],
    ['', 0]
  ])('%s takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width)
  })
})

describe('alignedTable', () => {
  it('aligns text left and numbers right, two columns to a 汉字', () => {
    const table = alignedTable({
      head: ['name', 'sales'],
      rows: [
        ['华东', '1,234.50'],
        ['West', '-5.00'],
        ['（无）', '0.00']
      ],
      rightAligned: [1]
    })
    expect(table).toBe(
      [
        'name       sales\n', //
        '华东    1,234.50\n',
        'West       -5.00\n',
        '（无）      0.00\n'
      ].join('')
    )
  })

  it('keeps a row on its line, whatever its cells hold', () => {
    expect(alignedTable({ head: ['a', 'b'], rows: [['x\ny\u2028z', '\u001b[31mred']] })).toBe(
      'a      b\nx y z   [31mred\n'
    )
  })
})
