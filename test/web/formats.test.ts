import { describe, expect, it } from 'vitest'
import { formatBytes } from '../../web/src/lib/formats/bytes.ts'
import {
  countDays,
  formatDay,
  formatDaysTo,
  formatFullDay,
  formatMonth
} from '../../web/src/lib/formats/dates.ts'
import {
  formatAlone,
  formatCell,
  formatChange,
  formatChangeAlone,
  formatChangeRate,
  formatInProse,
  formatPercent,
  formatShare,
  formatShareChange,
  formatTick
} from '../../web/src/lib/formats/figures.ts'
import { formatNumber, formatSigned } from '../../web/src/lib/formats/numbers.ts'
import { rateScale, scaleFor, type Unit } from '../../web/src/lib/formats/scale.ts'
import type { Language } from '../../web/src/lib/i18n/language.ts'

function scale(language: Language, values: (number | null)[], unit: Unit = 'money', currency = 'CNY') {
  return scaleFor({ unit, language, currency, values })
}

describe('money', () => {
  it.each([
    [48_263_000, '4,826', '万元', '¥48.26M', '¥M'],
    [-740_000, '−74.0', '万元', '−¥740K', '¥K'],
    [620_000, '62.0', '万元', '¥620K', '¥K'],
    [1_234_000_000, '12.34', '亿元', '¥1,234M', '¥M'],
    [999_999_999, '100,000', '万元', '¥1,000.00M', '¥M'],
    [8_432.4, '8,432', '元', '¥8,432', '¥'],
    [0, '0', '元', '¥0', '¥']
  ])('%d is %s %s, and %s under %s', (value, chinese, chineseUnit, english, englishHead) => {
    const zh = scale('zh-CN', [value])
    expect([formatAlone(value, zh), zh.beside, zh.head]).toEqual([chinese, chineseUnit, chineseUnit])
    const en = scale('en', [value])
    expect([formatAlone(value, en), en.beside, en.head]).toEqual([english, '', englishHead])
  })

  it('shows the same digits in both languages, so that both add up alike', () => {
    const digits = (language: Language) =>
      formatCell(48_263_000, scale(language, [48_263_000])).replace(/\D/g, '')
    expect(digits('zh-CN')).toBe(digits('en'))
  })

  it('gives one column one unit, that of its largest number', () => {
    const column = [48_260_000, 310_000, null]
    expect(column.map((value) => formatCell(value, scale('zh-CN', column)))).toEqual(['4,826', '31', '–'])
    expect(column.map((value) => formatCell(value, scale('en', column)))).toEqual(['48.26', '0.31', '–'])
  })

  it('names other currencies', () => {
    expect(formatInProse(48_260_000, scale('zh-CN', [48_260_000], 'money', 'GBP'))).toBe('4,826万英镑')
    expect(formatInProse(48_260_000, scale('en', [48_260_000], 'money', 'GBP'))).toBe('£48.26M')
    expect(formatInProse(48_260_000, scale('en', [48_260_000], 'money', 'USD'))).toBe('$48.26M')
  })

  it('stands in a sentence without a typed space in Chinese', () => {
    expect(formatInProse(48_260_000, scale('zh-CN', [48_260_000]))).toBe('4,826万元')
    expect(formatInProse(48_260_000, scale('en', [48_260_000]))).toBe('¥48.26M')
  })
})

describe('counts', () => {
  it('stand as they are until they are very long', () => {
    expect(formatAlone(168_420, scale('zh-CN', [168_420], 'units'))).toBe('168,420')
    expect(formatAlone(168_420, scale('en', [168_420], 'count'))).toBe('168,420')
    expect(formatInProse(234_000_000, scale('zh-CN', [234_000_000], 'units'))).toBe('23,400万')
    expect(formatInProse(234_000_000, scale('en', [234_000_000], 'units'))).toBe('234.00M')
  })

  it('carry the word for what is counted', () => {
    const options = { unit: 'units', currency: 'CNY', values: [12], noun: '件' } as const
    expect(formatInProse(12, scaleFor({ ...options, language: 'zh-CN' }))).toBe('12件')
    expect(formatInProse(12, scaleFor({ ...options, language: 'en', noun: 'pieces' }))).toBe('12 pieces')
  })
})

describe('figures per customer or order', () => {
  const average = (language: Language, values: number[]) =>
    scaleFor({ unit: 'money', language, currency: 'CNY', values, style: 'average' })

  it.each([
    [28_571.94, '28,572元', '¥28,572'],
    [1_234, '1,234元', '¥1,234'],
    [94.58, '94.58元', '¥94.58'],
    [1_234_567, '123.5万元', '¥1.235M']
  ])('of money keep their last digits: %d', (value, chinese, english) => {
    expect(formatInProse(value, average('zh-CN', [value]))).toBe(chinese)
    expect(formatInProse(value, average('en', [value]))).toBe(english)
  })

  it('are times with two decimals', () => {
    expect(formatInProse(2.4, scale('zh-CN', [2.4], 'times'))).toBe('2.40次')
    expect(formatInProse(2.4, scale('en', [2.4], 'times'))).toBe('2.40 ×')
    expect(formatChangeAlone(-0.1, scale('en', [2.4], 'times'))).toBe('−0.10')
  })

  it('are days, halves only where the middle lies between two', () => {
    expect(formatInProse(32, scale('zh-CN', [32, null], 'days'))).toBe('32天')
    expect(formatInProse(32, scale('en', [32], 'days'))).toBe('32 days')
    expect(formatInProse(18.5, scale('en', [18.5], 'days'))).toBe('18.5 days')
  })
})

describe('counts where there is little room', () => {
  const narrow = (language: Language, value: number) =>
    formatInProse(
      value,
      scaleFor({ unit: 'units', language, currency: 'CNY', values: [value], style: 'narrow' })
    )

  it('are shortened, to the same digits in both languages', () => {
    expect([narrow('zh-CN', 317_775), narrow('en', 317_775)]).toEqual(['31.78万', '317.8K'])
    expect([narrow('zh-CN', 12_345_678), narrow('en', 12_345_678)]).toEqual(['1,235万', '12.35M'])
    expect([narrow('zh-CN', 99_999), narrow('en', 99_999)]).toEqual(['99,999', '99,999'])
  })
})

describe('changes', () => {
  it.each([
    [3_120_000, '+312', '+3.12'],
    [-1_050_000, '−105', '−1.05'],
    [0, '0', '0.00'],
    [400, '0', '0.00'],
    [-400, '0', '0.00'],
    [null, '–', '–']
  ])('%s is %s in Chinese, %s in English', (change, chinese, english) => {
    expect(formatChange(change, scale('zh-CN', [48_260_000]))).toBe(chinese)
    expect(formatChange(change, scale('en', [48_260_000]))).toBe(english)
  })

  it.each([
    [0.0691, '+6.9%'],
    [-0.34, '−34.0%'],
    [0.0004, '0.0%'],
    [-0.0004, '0.0%'],
    [12.5, '+1,250.0%'],
    [null, '–']
  ])('a rate of change of %s is %s', (rate, text) => {
    expect(formatChangeRate(rate, 'zh-CN')).toBe(text)
    expect(formatChangeRate(rate, 'en')).toBe(text)
  })

  it('of rates are points', () => {
    expect(formatChangeAlone(-0.031, rateScale('zh-CN'))).toBe('−3.1点')
    expect(formatChangeAlone(-0.031, rateScale('en'))).toBe('−3.1 pt')
    expect(formatChangeAlone(312, scale('en', [4826], 'count'))).toBe('+312')
    expect(rateScale('zh-CN').changeHead).toBe('点')
  })
})

describe('rates and shares', () => {
  it('have one decimal, and the percent sign only where no head has it', () => {
    expect(formatPercent(0.7135, 'zh-CN')).toBe('71.4%')
    expect(formatPercent(null, 'en')).toBe('–')
    expect(formatShare(0.403, 'en')).toBe('40.3')
    expect(formatShareChange(0.011, 'en')).toBe('+1.1')
    expect(formatShareChange(-0.0004, 'en')).toBe('0.0')
    expect(formatShareChange(13.825, 'en')).toBe('+1,383')
  })
})

describe('axes', () => {
  it('carry no decimals that they do not need', () => {
    const axis = scale('en', [48_260_000])
    expect([0, 25e6, 7.5e6, 1.25e6].map((value) => formatTick(value, axis))).toEqual([
      '0',
      '25',
      '7.5',
      '1.25'
    ])
  })
})

describe('numbers', () => {
  it('have a true minus sign, never a hyphen', () => {
    expect(formatNumber(-1234.5, 'zh-CN', 1)).toBe('\u22121,234.5')
    expect(formatSigned(-1234.5, 'en', 0)).toBe('\u22121,235')
    expect(formatSigned(1234.5, 'en', 1)).toBe('+1,234.5')
  })
})

describe('dates', () => {
  it.each([
    ['zh-CN', '2026年10月', '10月', '10月', '26年10月'],
    ['en', 'October 2026', 'October', 'Oct', 'Oct 26']
  ] as const)('months in %s', (language, full, name, short, axis) => {
    expect(formatMonth('2026-10', language)).toBe(full)
    expect(formatMonth('2026-10', language, 'name')).toBe(name)
    expect(formatMonth('2026-10', language, 'short')).toBe(short)
    expect(formatMonth('2026-10', language, 'axis')).toBe(axis)
  })

  it('count the days of a window, both ends included', () => {
    expect(countDays('2025-11-01', '2026-10-31')).toBe(365)
    expect(countDays('2026-10-01', '2026-10-01')).toBe(1)
  })

  it('days do not depend on where the server stands', () => {
    expect(formatDay('2026-10-31', 'zh-CN')).toBe('10-31')
    expect(formatDay('2026-10-31', 'en')).toBe('31 Oct')
    expect(formatFullDay('2026-01-01', 'zh-CN')).toBe('2026-01-01')
    expect(formatFullDay('2026-01-01', 'en')).toBe('1 January 2026')
    expect(formatDaysTo('2026-10-19', 'zh-CN')).toBe('10月1–19日')
    expect(formatDaysTo('2026-10-19', 'en')).toBe('1–19 Oct')
  })
})

describe('sizes of files', () => {
  it.each([
    [512, '512 B'],
    [41_230, '41.2 kB'],
    [4_123_456, '4.1 MB'],
    [12_345_678_901, '12.3 GB']
  ])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes, 'zh-CN')).toBe(text))
})
