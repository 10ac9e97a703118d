import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../../pipeline/errors.ts'
import { parseContactRhythms, readContactRhythms } from '../../../pipeline/rhythm/contact-rhythms.ts'
import { describeRhythm } from '../../../pipeline/rhythm/rhythm-words.ts'

describe('the rhythm of contacts', () => {
  it('that comes with the product asks for what its tiers are owed', () => {
    const said = readContactRhythms().map((rhythm) => [
      rhythm.tier,
      rhythm.hot,
      describeRhythm(rhythm).en,
      describeRhythm(rhythm).zh
    ])
    expect(said).toEqual([
      ['strategic', null, '1 visit a month', '每月拜访1次'],
      ['strategic', null, '1 meeting a quarter', '每季度会面1次'],
      ['key', null, '2 meetings a quarter', '每季度会面2次'],
      ['key', null, '1 call a month', '每月电话1次'],
      ['regular', null, '1 contact a quarter', '每季度联系1次'],
      ['potential', true, '1 contact a week', '每周联系1次'],
      ['potential', false, '1 contact a month', '每月联系1次']
    ])
  })

  it('takes several channels for one, blanks and capitals included', () => {
    expect(parseContactRhythms('tier,channels,every\n Key , Call  visit ,Month\n', 'own.csv')).toEqual([
      { tier: 'key', hot: null, channels: ['call', 'visit'], contacts: 1, every: 'month' }
    ])
  })

  it.each([
    ['tier,every\nkey,year', 'every: year — own.csv, line 2 — write one of week, month, quarter'],
    ['tier,every\n,month', 'tier: empty — own.csv, line 2'],
    ['tier,every,contacts\nkey,month,0', 'contacts: 0 — own.csv, line 2'],
    ['tier,every,channels\nkey,month,fax', 'channels: fax — own.csv, line 2'],
    ['tier,every,hot\nkey,month,maybe', 'hot: maybe — own.csv, line 2'],
    ['tier,every,colour\nkey,month,red', 'unknown column colour — own.csv, line 1'],
    ['tier\nkey', 'no column every — own.csv, line 1']
  ])('refuses %j', (text, message) => {
    expect(() => parseContactRhythms(text, 'own.csv')).toThrow(ConfigError)
    expect(() => parseContactRhythms(text, 'own.csv')).toThrow(message)
  })

  it('says which file of the config is not there', () => {
    const config = {
      folder: '/nowhere',
      path: 'clientele.yaml',
      contacts: {
        rhythm: 'rhythm.csv',
        recorded_within_hours: 24,
        stale_after_hours: 72,
        calls_per_week: 10
      }
    }
    expect(() => readContactRhythms(config)).toThrow(/\/nowhere\/rhythm\.csv cannot be read/)
  })
})
