import type { Language } from '#lib/i18n/language.ts'

/** The reasons as the loader words them, and the same in Chinese; `$1` is what stands in the brackets. */
const chinese: readonly [RegExp, string][] = [
  [/^missing$/, '缺失'],
  [/^not a date written (.+), or no such day$/, '不是$1写法的日期，或没有这一天'],
  [/^not a date, or no such day$/, '不是日期，或没有这一天'],
  [/^not a month like (.+)$/, '不是$1这样的月份'],
  [/^not a number$/, '不是数字'],
  [/^number out of range$/, '数字超出范围'],
  [/^not a share from 0 to 1: write (.+) or (.+)$/, '不是0到1的比例（写作$1或$2）'],
  [/^not one of (.+)$/, '不在{$1}之内'],
  [/^neither an amount nor a unit price$/, '既无金额也无单价'],
  [/^quantity × unit price is out of range$/, '数量 × 单价超出范围'],
  [/^more columns than the header has$/, '列数多于表头'],
  [/^fewer columns than the header has$/, '列数少于表头'],
  [/^a quote that is not closed.*$/, '引号没有闭合'],
  [/^longer than (.+)$/, '长于$1'],
  [/^bytes that are not UTF-8.*$/, '字节不是UTF-8']
]

/** Why a row was rejected, in the viewer's language; a reason that is not known here stays as it is. */
export function rejectReason(reason: string, language: Language): string {
  if (language === 'en') return reason
  const known = chinese.find(([pattern]) => pattern.test(reason))
  return known === undefined ? reason : reason.replace(known[0], known[1])
}
