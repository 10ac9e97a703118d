import type { Text } from '#lib/i18n/language.ts'

/** What a check of the build looks at, and what it means when it finds something. */
export type CheckText = {
  readonly holds: Text
  /** A message of `{rows}` and, where money is concerned, `{amount}`. Errors never get published. */
  readonly found?: Text
}

/** By the name of the check; a test holds them against the checks that there are. */
export const checkTexts: Readonly<Record<string, CheckText>> = {
  accepted_values: {
    holds: {
      'zh-CN': '销售类型、客户类型、客户阶段都在许可的值之内',
      en: 'Kinds of sale, kinds of customer and stages are among the accepted values'
    }
  },
  adjustments: {
    holds: { 'zh-CN': '没有零价或负价的明细', en: 'No lines at a price of zero or below' },
    found: {
      'zh-CN': '{rows}行价格为零或负，只计入净销售额（{amount}）',
      en: '{rows, plural, one {{rows} line has} other {{rows} lines have}} a price of zero or below, for net sales only ({amount})'
    }
  },
  alias_circles: {
    holds: {
      'zh-CN': '每个别名都通向一位客户',
      en: 'Every alias leads to a customer'
    }
  },
  campaign_members: {
    holds: {
      'zh-CN': '营销活动成员的活动、客户都认得，对照组没有人被触达',
      en: 'Members are of known campaigns and customers, and nobody who was held out was contacted'
    },
    found: {
      'zh-CN': '{rows}位活动成员的活动或客户编号不认得，或属于对照组却被触达',
      en: '{rows, plural, one {{rows} member is} other {{rows} members are}} of an unknown campaign or customer, or held out and yet contacted'
    }
  },
  complaint_customers: {
    holds: {
      'zh-CN': '每条投诉的客户编号都认得',
      en: 'Every complaint’s customer id is known'
    },
    found: {
      'zh-CN': '{rows}条投诉的客户编号在客户和销售里都找不到，计入总数，不计入任何客户',
      en: '{rows, plural, one {{rows} complaint is} other {{rows} complaints are}} of customers that neither customers nor sales know: counted, but for no customer'
    }
  },
  complaint_days: {
    holds: {
      'zh-CN': '投诉带有时刻，不只是日期',
      en: 'Complaints have times of the day, not days only'
    },
    found: {
      'zh-CN': '{rows}条投诉都在零点整提交：文件似乎只有日期，按分钟计的响应时间没有意义。请映射带时刻的列',
      en: '{rows, plural, one {{rows} complaint was} other {{rows} complaints were}} opened at midnight sharp: the files seem to tell days only, so that minutes to a response say nothing'
    }
  },
  complaint_times: {
    holds: {
      'zh-CN': '投诉的响应、解决、回访都在其开始之后',
      en: 'Complaints are answered, solved and followed up after they begin to be'
    },
    found: {
      'zh-CN': '{rows}条投诉的响应或解决早于提交，或回访早于解决：这一步不计时，也不计入任何占比',
      en: '{rows, plural, one {{rows} complaint has} other {{rows} complaints have}} a step that ends before it begins: it has no time and counts in no share'
    }
  },
  customer_duplicates: {
    holds: {
      'zh-CN': '没有两个编号像同一位客户',
      en: 'No two customer ids look like one customer'
    },
    found: {
      'zh-CN': '{rows}个客户编号与另一个同名、同电话或同邮箱，见下',
      en: '{rows, plural, one {{rows} customer id shares} other {{rows} customer ids share}} a name, phone or email with another one, see below'
    }
  },
  file_accounts: {
    holds: {
      'zh-CN': '每个文件：读入 = 保留 + 拒绝 + 重复',
      en: 'In every file, rows read = kept + rejected + repeated'
    }
  },
  last_order_date: {
    holds: {
      'zh-CN': '最后一个订单日离前一个不超过62天',
      en: 'The last order day lies no more than 62 days past the one before'
    }
  },
  lifecycle_covers_customers: {
    holds: {
      'zh-CN': '每位客户每天恰在一个生命周期阶段',
      en: 'Every customer is in exactly one stage of their life on every day'
    }
  },
  lines_after_as_of: {
    holds: { 'zh-CN': '没有晚于数据截止日的明细', en: 'No lines dated after the last day of data' },
    found: {
      'zh-CN': '{rows}行晚于数据截止日，没有计入任何数字',
      en: '{rows, plural, one {{rows} line is} other {{rows} lines are}} dated after the last day of data, and counted nowhere'
    }
  },
  lines_without_customer: {
    holds: { 'zh-CN': '每行都有客户编号', en: 'Every line has a customer id' },
    found: {
      'zh-CN': '{rows}行没有客户编号：{amount}计入销售，不计入任何客户指标',
      en: '{rows, plural, one {{rows} line has} other {{rows} lines have}} no customer id: {amount} counts in sales and in no customer figure'
    }
  },
  opportunities: {
    holds: {
      'zh-CN': '每个商机的客户、阶段、结果和关闭日期都说得通',
      en: 'Customers, stages, outcomes and closing days of opportunities fit together'
    },
    found: {
      'zh-CN': '{rows}个商机的客户不认得、没有结果或关闭日期，或阶段记录找不到商机',
      en: '{rows, plural, one {{rows} opportunity has} other {{rows} opportunities have}} an unknown customer, no outcome or day of closing, or stages without an opportunity'
    }
  },
  possible_duplicates: {
    holds: {
      'zh-CN': '没有各列完全相同而又没有行号的明细',
      en: 'No two lines without a line id agree in every column'
    },
    found: {
      'zh-CN': '{rows}行与另一行各列完全相同：{amount}可能重复计算。映射 line_id 列即可分清',
      en: '{rows, plural, one {{rows} line agrees} other {{rows} lines agree}} in every column with another one: {amount} may be counted twice. Mapping line_id tells lines apart'
    }
  },
  purchase_days: {
    holds: {
      'zh-CN': '每位客户恰有一个首次和一个最后购买日',
      en: 'Every customer has one first and one last purchase day'
    }
  },
  region_parents: {
    holds: { 'zh-CN': '每个区域的上级都在', en: 'Every region’s parent is there' },
    found: {
      'zh-CN': '{rows}个区域写了不存在的上级；它们被当作最高一级',
      en: '{rows, plural, one {{rows} region names} other {{rows} regions name}} a parent that is not there, and {rows, plural, one {counts as a root} other {count as roots}}'
    }
  },
  region_paths: {
    holds: { 'zh-CN': '每个区域六级之内到顶', en: 'Every region reaches a root within six levels' }
  },
  sales_not_empty: { holds: { 'zh-CN': '有销售明细', en: 'There are sales lines' } },
  segments_cover_customers: {
    holds: {
      'zh-CN': '每位客户在每个月初、每套规则下恰好属于一个分层',
      en: 'At every month’s opening every customer is in exactly one segment of each scheme'
    }
  },
  segments_reached: {
    holds: { 'zh-CN': '每个分层都有过客户', en: 'Every segment has had customers' },
    found: {
      'zh-CN': '{rows}个分层从来没有客户：请核对其规则与排在前面的规则',
      en: '{rows, plural, one {{rows} segment has} other {{rows} segments have}} never had a customer: compare the rules with those that come before'
    }
  },
  split_orders: {
    holds: {
      'zh-CN': '订单数的两种数法一致',
      en: 'Two ways to count orders agree'
    }
  },
  sums_agree: {
    holds: {
      'zh-CN': '各张表的净销售额与行数分文不差',
      en: 'Net sales and lines are the same in every table, to the cent'
    }
  },
  target_scopes: {
    holds: { 'zh-CN': '每个目标都有可比的数字', en: 'Every target has a figure to be compared with' },
    found: {
      'zh-CN': '{rows}个目标没有数字可比',
      en: '{rows, plural, one {{rows} target has} other {{rows} targets have}} no figure to be compared with'
    }
  },
  tiers_cover_customers: {
    holds: {
      'zh-CN': '每位客户每月恰有一个等级',
      en: 'Every customer has exactly one tier in every month'
    }
  },
  unknown_aliases: {
    holds: {
      'zh-CN': '别名所指的客户都在资料或明细里',
      en: 'Every alias is of a customer that other sources name'
    },
    found: {
      'zh-CN': '{rows}个别名所指的客户，资料和明细里都没有',
      en: '{rows, plural, one {{rows} alias is of a customer} other {{rows} aliases are of customers}} that no other source names'
    }
  },
  unknown_contacts: {
    holds: {
      'zh-CN': '联系记录里的客户都在资料或明细里',
      en: 'Every contact is with a customer that other sources name'
    },
    found: {
      'zh-CN': '{rows}条联系记录的客户，资料和明细里都没有',
      en: '{rows, plural, one {{rows} contact is with a customer} other {{rows} contacts are with customers}} that no other source names'
    }
  },
  unknown_customers: {
    holds: {
      'zh-CN': '明细里的客户都在客户资料里',
      en: 'Every customer of a line is in the customers source'
    },
    found: {
      'zh-CN': '{rows}个客户编号不在客户资料里：{amount}没有名称、负责人',
      en: '{rows, plural, one {{rows} customer id is} other {{rows} customer ids are}} not in the customers source: {amount} without name or owner'
    }
  },
  unknown_invitations: {
    holds: {
      'zh-CN': '答卷所填的邀请都在邀请记录里',
      en: 'Every invitation that an answer names is in survey_invitations'
    },
    found: {
      'zh-CN': '{rows}份答卷所填的邀请不在邀请记录里：不计入回复率',
      en: '{rows, plural, one {{rows} answer names an invitation that is} other {{rows} answers name invitations that are}} not there: not counted in the response rate'
    }
  },
  unknown_products: {
    holds: { 'zh-CN': '明细里的产品都在产品资料里', en: 'Every product of a line is in the products source' },
    found: {
      'zh-CN': '{rows}行的产品不在产品资料里：{amount}没有品类',
      en: '{rows, plural, one {{rows} line names} other {{rows} lines name}} a product that is not in the products source: {amount} without category'
    }
  },
  unknown_regions: {
    holds: { 'zh-CN': '用到的区域都在区域资料里', en: 'Every region in use is in the regions source' },
    found: {
      'zh-CN': '{rows}个区域编号不在区域资料里：{amount}在区域树之外',
      en: '{rows, plural, one {{rows} region id is} other {{rows} region ids are}} not in the regions source: {amount} outside the tree'
    }
  },
  unknown_respondents: {
    holds: {
      'zh-CN': '答卷里的客户都在资料或明细里',
      en: 'Every answer to a survey is of a customer that other sources name'
    },
    found: {
      'zh-CN': '{rows}份答卷的客户，资料和明细里都没有',
      en: '{rows, plural, one {{rows} answer to a survey is of a customer} other {{rows} answers to surveys are of customers}} that no other source names'
    }
  }
}

/** Of the checks that a key is filled in and unique; they are named after their table. */
export const keyCheck: Text = {
  'zh-CN': '表的键都有值且唯一',
  en: 'The key of the table is filled in and unique'
}
