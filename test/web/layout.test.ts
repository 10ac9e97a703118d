import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visitSample, type ServedSample } from './served-sample.ts'
import { layoutFaults } from './text-layout.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

describe('what is looked for', () => {
  it('is found', async () => {
    const page = await sample.open('/definitions')
    await page.setContent(`
      <div style="width: 2000px">wide</div>
      <div style="width: 60px; overflow: hidden; white-space: nowrap">cut off without dots</div>
      <p style="width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">dots, but no title</p>
      <p title="all" style="width: 60px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">told</p>
      <div style="width: 60px; overflow: auto; white-space: nowrap">what can be scrolled to</div>
      <div style="position: relative; height: 3em">
        <b style="position: absolute; left: 0">on each</b><i style="position: absolute; left: 2em; top: 3px">other</i>
      </div>
      <table style="width: 80px; table-layout: fixed">
        <thead><tr><th style="overflow-wrap: anywhere">unbreakable</th><th>two words</th></tr></thead>
        <tr><td style="vertical-align: top">neighbour</td><td style="padding-top: 3em">own</td></tr>
      </table>`)
    const faults = await page.evaluate(layoutFaults)
    expect(faults.map((fault) => fault.replace(/ [(].*/, ''))).toEqual([
      expect.stringMatching(/^page: \d+ px too wide$/),
      'cut off: "cut off without dots"',
      'cut off: "dots, but no title"',
      'broken: "unbreakable"',
      'on the cell beside: "neighbour"',
      'overlap: "on each"'
    ])
    await page.close()
  })
})
