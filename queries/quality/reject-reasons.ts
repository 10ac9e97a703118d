import type { Language } from '../language.ts'

/** The reasons as the loader words them, and the same in Chinese; `$1` is what stands in the brackets. */
const chinese: readonly [RegExp, string][] = [
  [/^missing$/, '缺失'],
  [/^not a number$/, '不是数字'],
  [/^number out of range$/, '数字超出范围'],
  [/^not a share from 0 to 1: write (.+) or (.+)$/, '不是0到1的比例（写作$1或$2）'],
  [/^not a month like (.+)$/, '不是$1这样的月份'],
  [/^not one of (.+)$/, '不在许可的值之内（$1）'],
  [/^not a date written (.+), or no such day$/, '不是$1写法的日期，或没有这一天'],
  [/^not a date, or no such day$/, '不是日期，或没有这一天'],
  [/^neither an amount nor a unit price$/, '既无金额也无单价'],
  [/^quantity × unit price is out of range$/, '数量 × 单价超出范围'],
  [/^more columns than the header has$/, '列数多于表头'],
  [/^fewer columns than the header has$/, '列数少于表头'],
  [/^(\d*) columns instead of (\d+)$/, '有$1列，应为$2列'],
  [/^a quote that is not closed, or text after a closing quote$/, '引号没有闭合，或闭合后还有文字'],
  [/^an alias of itself$/, '是自己的别名'],
  [/^outside the scale of its survey$/, '超出问卷的评分范围'],
  [/^before the start$/, '早于开始日期'],
  [/^below zero$/, '小于零'],
  [/^longer than (.+)$/, '超过$1'],
  [/^bytes that are not UTF-8; if the file is (.+), set (.+)$/, '有不是UTF-8的字节；文件若为$1，请设$2'],
  [
    /^holds bytes that are not (.+); if that is not what the file is in, set (.+)$/,
    '有不是$1的字节；文件若不是这种编码，请设$2'
  ],
  [/^holds zero bytes$/, '含有零字节'],
  [/^not valid JSON$/, '不是有效的JSON'],
  [/^cannot be split into columns$/, '无法分成各列'],
  [
    /^already used by another row with other values: (.+), record (\d+); correct it, or do not map it$/,
    '已被内容不同的另一行使用：$1第$2条；请改正，或不映射这一列'
  ],
  [
    /^already used by another row with other values; correct it, or do not map it$/,
    '已被内容不同的另一行使用；请改正，或不映射这一列'
  ]
]

/** Why a row was rejected, in a language; a reason that is not known here stays as it is. */
export function rejectReasonIn(reason: string, language: Language): string {
  if (language === 'en') return reason
  const known = chinese.find(([pattern]) => pattern.test(reason))
  return known === undefined ? reason : reason.replace(known[0], known[1]).replaceAll(' or ', ' 或 ')
}
