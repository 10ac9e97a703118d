import type { Text } from '#lib/i18n/language.ts'

/** A word that the pages use without explaining it, and where it comes from. */
export type Term = { id: string; term: Text; meaning: Text }

/** In the order in which one meets them. */
export const glossary: readonly Term[] = [
  {
    id: 'term-as-of',
    term: { 'zh-CN': '数据截至', en: 'Data to' },
    meaning: {
      'zh-CN':
        '这次构建看到的最后一天：配置的as_of，未设时为最后一个订单日。之后的销售明细一律不计，只报行数。与今天是几号无关，所以同一构建永远给出同一数字。',
      en: 'The last day that this build looks at: as_of of the config, else the last day with an order. Sales lines after it count nowhere and are only reported. Today’s date plays no part, so a build always gives the same figures.'
    }
  },
  {
    id: 'term-incomplete',
    term: { 'zh-CN': '未完的月份', en: 'Incomplete month' },
    meaning: {
      'zh-CN':
        '数据没有到月底。这样的月份只与另一期的同样天数相比，并写明；目标按去年同样天数的累计占比折算。看往前365天的指标照常比较。',
      en: 'The data end before the month does. Such a month is compared with as many days of the other period, and says so; a target is cut to the share that those days had last year. Figures over the last 365 days compare as they are.'
    }
  },
  {
    id: 'term-comparisons',
    term: {
      'zh-CN': '上月、去年同月、近12月均值、目标',
      en: 'Previous month, last year, mean of 12 months, target'
    },
    meaning: {
      'zh-CN':
        '一期可以同这几样相比，也可以同任何其他月份、季度或起止日相比。均值只取这一期之前完整的12个月。',
      en: 'What a period can be compared with; any other month, quarter or span of days will do, too. The mean takes the twelve complete months before.'
    }
  },
  {
    id: 'term-lunar',
    term: { 'zh-CN': '按春节对齐', en: 'Lunar-aligned last year' },
    meaning: {
      'zh-CN':
        '与去年离春节同样远的那些天相比，而不是同一日历日。春节有时在1月、有时在2月，这两个月按日历同比会误导。',
      en: 'Compared with the days that lay as far from the Spring Festival last year, not with the same dates: the festival falls in January or February, and the plain comparison misleads in both.'
    }
  },
  {
    id: 'term-change',
    term: { 'zh-CN': '变化、变化率、点', en: 'Change, relative change, points' },
    meaning: {
      'zh-CN':
        '变化是两期之差，带正负号；比率之差以百分点计，写作“点”。变化率是差除以基数；基数为零或负时没有变化率，只给差额。',
      en: 'A change is the difference of two periods, with its sign; between two rates it is in percentage points, written pt. The relative change divides it by the base; where the base is zero or negative there is none, and only the difference is given.'
    }
  },
  {
    id: 'term-colour',
    term: { 'zh-CN': '蓝、橙与菱形', en: 'Blue, vermilion, diamond' },
    meaning: {
      'zh-CN':
        '只表示判断：蓝为有利，橙加菱形为不利，按指标的方向（流失率下降是好事）。金额与数量的变化超过重要性界限才上色；比率要其差的95%区间不含0，否则为灰色，写“不显著”。黄色永远只表示您自己：所在页面、选中的行、焦点。',
      en: 'Judgement and nothing else: blue is favourable, vermilion with a diamond is not, by the direction of the KPI (a falling churn rate is good). Sums are coloured beyond the materiality limit, rates when the 95% interval of the difference excludes 0; else they are grey and called noise. Yellow is always you: your page, your selection, your focus.'
    }
  },
  {
    id: 'term-ibcs',
    term: { 'zh-CN': '图中的写法（IBCS）', en: 'Notation of the charts (IBCS)' },
    meaning: {
      'zh-CN':
        '财务报告的通行写法：实际为深色实条，对比期为较浅的条、立在其后，目标只有外框，推算画斜线；绝对差画成条，相对差画成细针；相比的东西同一刻度，条从0起。',
      en: 'As finance reports write it: actuals are solid and dark, the period compared with is lighter and stands behind, plans are outlines, forecasts are hatched; absolute differences are bars, relative ones are pins; what is compared shares one scale, and bars begin at 0.'
    }
  },
  {
    id: 'term-line-kinds',
    term: { 'zh-CN': '销售、退货、调整', en: 'Sale, return, adjustment' },
    meaning: {
      'zh-CN':
        '每条销售明细属其一：金额大于0的为销售；数量为负或注明退货的为退货；其余（价格为零或负）为调整，只进净销售额。只有销售明细算购买。',
      en: 'Each sales line is one of them: a sale has an amount above 0; a return has a negative quantity or says that it is one; the rest, at a price of zero or below, are adjustments and count in net sales only. Only sale lines are purchases.'
    }
  },
  {
    id: 'term-tier',
    term: { 'zh-CN': '客户等级', en: 'Customer tier' },
    meaning: {
      'zh-CN':
        '按近12个月的净销售额分：战略、重点、普通；有过购买但12个月没有的为沉睡，从未购买的为潜在；客户资料里写了等级的，以资料为准。每期按期初前一天的等级归类。',
      en: 'By net sales of the last 12 months: strategic, key, regular; lapsed bought before but not in those months, potential never did; a tier given in the customers source wins. A period classifies customers by their tier on the day before it opens.'
    }
  },
  {
    id: 'term-w',
    term: { 'zh-CN': 'W', en: 'W' },
    meaning: {
      'zh-CN':
        '连续多少天没有购买算流失，由配置churn_window_days定。数据提议的W是客户相邻两个购买日之间间隔的第90百分位：十个间隔里有九个不比它长。',
      en: 'How many days without a purchase make a customer churned: churn_window_days of the config. The W that the data propose is the 90th percentile of the gaps between two purchase days of a customer: nine of ten are no longer.'
    }
  },
  {
    id: 'term-interval',
    term: { 'zh-CN': 'n、95%区间、不显著', en: 'n, 95% interval, noise' },
    meaning: {
      'zh-CN':
        'n是比率所依据的客户数。区间按Wilson（1927）法，两期之差按Newcombe（1998）法：差的区间含0，偶然就足以解释它。n小于最小样本的数字为灰色。',
      en: 'n is how many customers a rate rests on. The interval of a share is Wilson’s (1927), that of a difference Newcombe’s (1998), that of the NPS adjusted Wald’s: where it holds 0, chance is explanation enough. Figures with n below the minimum are grey.'
    }
  },
  {
    id: 'term-contribution',
    term: { 'zh-CN': '份额、份额变化、增长贡献', en: 'Share, change of share, contribution' },
    meaning: {
      'zh-CN':
        '份额是部分除以合计；份额变化以点计，各部分之和为0；增长贡献是部分的变化除以对比期的合计，各部分相加正好是总增长率。',
      en: 'A share is the part divided by the total; its change is in points, and the changes sum to 0; a contribution is the part’s change divided by the total compared with, and the contributions sum to the growth of the whole.'
    }
  },
  {
    id: 'term-abc',
    term: { 'zh-CN': 'ABC分类', en: 'ABC class' },
    meaning: {
      'zh-CN': '从大到小排，排在它之前的累计份额不到80%的为A类，不到95%的为B类，其余为C类。',
      en: 'From the largest down: A while the cumulative share before the item is below 80%, B while it is below 95%, C for the rest.'
    }
  },
  {
    id: 'term-pareto',
    term: { 'zh-CN': '帕累托曲线', en: 'Pareto curve' },
    meaning: {
      'zh-CN': '横轴是从大到小累计的成员占比，纵轴是它们累计的份额：前20%的客户占了多少，一眼可见。',
      en: 'Across: the share of members, counted from the largest; up: the share that they make together. It shows what the first 20% of customers account for.'
    }
  },
  {
    id: 'term-hhi',
    term: { 'zh-CN': 'HHI', en: 'HHI' },
    meaning: {
      'zh-CN':
        '赫芬达尔–赫希曼指数：各份额（以%计）的平方和，从接近0（分散）到10,000（独占）。份额为25、20、15、10、9、8、7、6时是1,580。',
      en: 'Herfindahl–Hirschman index: the sum of the squared shares in percent, from near 0 (spread out) to 10,000 (one has all). Shares of 25, 20, 15, 10, 9, 8, 7 and 6 give 1,580.'
    }
  },
  {
    id: 'term-gini',
    term: { 'zh-CN': '基尼系数', en: 'Gini coefficient' },
    meaning: {
      'zh-CN': '份额有多不均：0为人人相同，接近1为一个成员占了几乎全部。',
      en: 'How uneven the shares are: 0 when all are alike, near 1 when one member has nearly everything.'
    }
  },
  {
    id: 'term-customer-bridge',
    term: { 'zh-CN': '变化桥：按客户', en: 'Bridge: by customers' },
    meaning: {
      'zh-CN':
        '两期之差逐个客户拆开，相加分文不差：新客户（首次购买）、召回（流失后又来）、隔期再购（对比期没买，未流失）、增购、减购、暂停（本期没买，未流失）、流失、仅退货、无客户号。',
      en: 'The change taken apart customer by customer, to the cent: new (first purchase), reactivated (back after churning), returned (skipped the base period without churning), expanded, contracted, paused (nothing now, not churned), churned, returns only, no customer id.'
    }
  },
  {
    id: 'term-pvm',
    term: { 'zh-CN': '变化桥：量、结构、价', en: 'Bridge: volume, mix, price' },
    meaning: {
      'zh-CN':
        '对两期都有销售的产品：量是总件数变化乘上期均价；结构是卖得更多的是贵的还是便宜的产品；价是同一产品单价的变化。新产品、停售产品、退货与调整各成一条。上级是下级之和。',
      en: 'Over products sold in both periods: volume is the change of units at the former average price; mix is whether dearer or cheaper products gained; price is what the same product now costs. New and discontinued products, returns and adjustments are bars of their own. Parents are sums of their parts.'
    }
  },
  {
    id: 'term-mix-rate',
    term: { 'zh-CN': '结构与自身（比率为何变）', en: 'Mix and rate (why a ratio moved)' },
    meaning: {
      'zh-CN': '比率之差拆成两部分（Kitagawa 1955）：结构是各组占比变了，自身是组内比率变了；没有余项。',
      en: 'A change of a ratio in two parts (Kitagawa 1955): mix, because the groups weigh differently, and rate, because the ratio within them changed; nothing is left over.'
    }
  },
  {
    id: 'term-reach',
    term: { 'zh-CN': '不可相加的拆分', en: 'Parts that do not add up' },
    meaning: {
      'zh-CN':
        '一个客户可以买多个品类、在多个区域买：按这些拆的客户数不可相加，合计已去重；此时没有份额，只有“触达”（占去重合计的比例）。按等级、行业这类客户属性拆则可以相加。',
      en: 'A customer may buy in several categories and regions: customers counted by those do not add up, and the total counts each once; there is no share then, only reach (part of the distinct total). Split by an attribute of the customer, such as tier, they do add up.'
    }
  }
]
