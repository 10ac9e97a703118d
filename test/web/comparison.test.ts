import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyPage } from './every-page.ts'
import { follow } from './follow-link.ts'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

describe.each(everyPage)('$name', ({ path }) => {
  it('changes with the comparison chosen, or says in the top bar that it has none', async () => {
    const page = await sample.open(path, { language: 'en' })
    const read = async (compare: string) => {
      await follow(page, new URL(page.url()).search.replace(/compare=[^&]*/, `compare=${compare}`))
      return page.locator('main').innerText()
    }
    const previous = await read('previous')
    expect(previous.length).toBeGreaterThan(500)
    const isTheSame = previous === (await read('last-year'))
    expect(await page.getByText('No comparison on this page').isVisible()).toBe(isTheSame)
    await page.close()
  })
})
