import type { Language, Text } from '../language.ts'

/** How a warning's value is written where its words have a place for it. */
type Form = 'count' | 'share' | 'number'

interface Wording {
  readonly form: Form
  /** `{value}` stands for the figure. */
  readonly text: Text
}

const atLimit = (name: string): Wording => ({
  form: 'number',
  text: {
    'zh-CN': `参数${name}停在边界上：这些数据定不出它的大小，预测只宜看排序，不宜当数字用。`,
    en: `The parameter ${name} ran into its limit: these data do not say how large it is. Use the forecast to rank, not as a figure.`
  }
})

/** What each code of `marts.model_figures` means to a reader. */
const wordings: Readonly<Record<string, Wording>> = {
  'too-few-repeat-buyers': {
    form: 'count',
    text: {
      'zh-CN': '只有{value}位客户重复购买过，少于30位，无法估计模型。',
      en: 'Only {value} customers have bought again, fewer than the 30 that a model needs.'
    }
  },
  'no-holdout': {
    form: 'count',
    text: {
      'zh-CN': '数据只有{value}周，留不出一个季度来检验预测。',
      en: 'With {value} weeks of data no quarter can be held back to test the forecast on.'
    }
  },
  'not-converged': {
    form: 'number',
    text: {
      'zh-CN': '参数估计没有收敛，预测不可靠。',
      en: 'The search for the parameters did not come to an end: do not rely on the forecast.'
    }
  },
  'few-customers': {
    form: 'number',
    text: {
      'zh-CN': '客户太少，无法学习谁会流失。',
      en: 'There are too few customers to learn from who leaves.'
    }
  },
  'short-history': {
    form: 'number',
    text: {
      'zh-CN': '历史太短，无法先在较早的时间学习、再在较晚的时间检验。',
      en: 'The data reach back too little to learn from earlier days and to test on later ones.'
    }
  },
  'few-outcomes': {
    form: 'number',
    text: {
      'zh-CN': '流失或留下的客户太少，无法学习两者的区别。',
      en: 'Too few left, or too few stayed, to learn what tells them apart.'
    }
  },
  'weak-ranking': {
    form: 'number',
    text: {
      'zh-CN': '流失规则在较晚的时间里排序能力弱：名单只作参考。',
      en: 'On later days the rules ranked customers poorly: take the list as a hint only.'
    }
  },
  'mostly-once': {
    form: 'share',
    text: {
      'zh-CN':
        '{value}的客户只买过一次。模型把他们都算作活跃（活跃概率为1），这个概率只对重复购买的客户有意义。',
      en: '{value} of the customers bought only once. The model counts all of them as alive (probability 1); it tells something of repeat buyers only.'
    }
  },
  'mean-without-end': {
    form: 'number',
    text: {
      'zh-CN':
        '少数大额购买使模型的平均消费没有上限（q = {value}）：只买过一次的客户按重复购买客户的平均值计。',
      en: 'A few very large purchases leave the mean spend without a bound (q = {value}): who bought once is given the mean of repeat buyers.'
    }
  },
  'spend-depends-on-frequency': {
    form: 'number',
    text: {
      'zh-CN': '购买次数与每次金额相关（相关系数{value}），而模型假定两者无关：常客的价值会有偏差。',
      en: 'How often and how much customers buy go together (correlation {value}), which the model takes to be independent: the value of frequent buyers is off.'
    }
  },
  'counts-off': {
    form: 'share',
    text: {
      'zh-CN':
        '模型把{value}的客户放在了与实际不同的购买次数上：客户里可能混着几类人，单个客户的预测要谨慎。',
      en: 'The model puts {value} of the customers at another number of purchases than theirs: several kinds of customers may be mixed. Take care with single customers.'
    }
  },
  'holdout-off': {
    form: 'share',
    text: {
      'zh-CN': '在留作检验的几周里，预测与实际相差{value}：不宜据此定计划。',
      en: 'In the weeks held back the forecast was {value} off: do not plan with it.'
    }
  },
  ...Object.fromEntries(
    ['r', 'alpha', 'a', 'b', 'p', 'q', 'gamma'].map((name) => [`at-limit-${name}`, atLimit(name)])
  )
}

/** What a warning says; one that has no words of its own here is its code. */
export function warningText(code: string, value: number | null, language: Language): string {
  const wording = wordings[code]
  return wording === undefined ? code : wording.text[language].replace('{value}', figure(value, wording.form))
}

function figure(value: number | null, form: Form): string {
  if (value === null) return '–'
  if (form === 'count') return new Intl.NumberFormat('en-US').format(value)
  if (form === 'number') return value.toFixed(2)
  return `${(value * 100).toFixed(1)}%`
}
