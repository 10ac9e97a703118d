import { defineMessages } from '#lib/i18n/messages.ts'

export const messages = defineMessages({
  title: { 'zh-CN': '数据质量 · {company}', en: 'Data quality · {company}' },
  'headline.clean': { 'zh-CN': '读入{rows}行，全部保留', en: '{rows} rows read, all of them kept' },
  'headline.kept': {
    'zh-CN': '读入{rows}行，保留{rate}',
    en: '{rows} rows read, {rate} kept'
  },
  'headline.rejected': {
    'zh-CN': '；拒绝{rejected}行',
    en: '; {rejected} rejected'
  },
  'headline.worth': { 'zh-CN': '，至少值{amount}', en: ', worth at least {amount}' },
  'headline.repeated': { 'zh-CN': '；去掉重复{rows}行', en: '; {rows} repeated' },
  'sub.newest': {
    'zh-CN': '最新一笔销售在{day}{age, plural, =0 {，即数据截止日} other {，早于数据截止日#天}}。',
    en: 'The newest sale is of {day}{age, plural, =0 {, the last day of data} one {, a day before the last one} other {, # days before the last one}}.'
  },
  'sub.every-day': { 'zh-CN': '近90天每天都有订单。', en: 'Each of the last 90 days has orders.' },
  'sub.empty-days': {
    'zh-CN': '近90天里有{days}天没有订单。',
    en: '{days, plural, one {One day} other {# days}} of the last 90 {days, plural, one {has} other {have}} none.'
  },
  'sub.warnings': {
    'zh-CN': '{checks}项检查中{warnings}项有提醒。',
    en: '{warnings} of {checks} checks {warnings, plural, one {has} other {have}} something to say.'
  },
  'sub.passed': { 'zh-CN': '{checks}项检查全部通过。', en: 'All {checks} checks passed.' },

  'source.sales': { 'zh-CN': '销售', en: 'Sales' },
  'source.products': { 'zh-CN': '产品', en: 'Products' },
  'source.regions': { 'zh-CN': '区域', en: 'Regions' },
  'source.customers': { 'zh-CN': '客户', en: 'Customers' },
  'source.customer_aliases': { 'zh-CN': '客户别名', en: 'Customer aliases' },
  'source.targets': { 'zh-CN': '目标', en: 'Targets' },
  'source.survey_responses': { 'zh-CN': '问卷答卷', en: 'Survey responses' },
  'source.survey_invitations': { 'zh-CN': '问卷邀请', en: 'Survey invitations' },
  'source.complaints': { 'zh-CN': '投诉', en: 'Complaints' },
  'source.contacts': { 'zh-CN': '客户联系', en: 'Contacts' },
  'source.campaigns': { 'zh-CN': '营销活动', en: 'Campaigns' },
  'source.campaign_members': { 'zh-CN': '活动成员', en: 'Campaign members' },
  'source.opportunities': { 'zh-CN': '商机', en: 'Opportunities' },
  'source.opportunity_stages': { 'zh-CN': '商机阶段', en: 'Opportunity stages' },

  'files.title': {
    'zh-CN': '{count}个文件，每个都有交代：读入 = 保留 + 拒绝 + 重复',
    en: '{count} files, each accounted for: read = kept + rejected + repeated'
  },
  'files.folder': { 'zh-CN': '在{folder}', en: 'in {folder}' },
  'files.name': { 'zh-CN': '来源与文件', en: 'Source and file' },
  'files.count': { 'zh-CN': '{count}个文件', en: '{count, plural, one {# file} other {# files}}' },
  'files.format': { 'zh-CN': '识别到的格式', en: 'Format as detected' },
  'files.size': { 'zh-CN': '大小', en: 'Size' },
  'files.newest': { 'zh-CN': '最新一行', en: 'Newest row' },
  'files.read': { 'zh-CN': '读入', en: 'Read' },
  'files.kept': { 'zh-CN': '保留', en: 'Kept' },
  'files.rejected': { 'zh-CN': '拒绝', en: 'Rejected' },
  'files.duplicate': { 'zh-CN': '重复', en: 'Repeated' },
  'files.total': { 'zh-CN': '合计', en: 'Total' },
  'files.corrects': { 'zh-CN': '更正自{file}', en: 'corrects {file}' },
  'files.unfavourable': { 'zh-CN': '不利：', en: 'unfavourable: ' },
  'format.tab': { 'zh-CN': '制表符分隔', en: 'tabs' },
  'format.blank': { 'zh-CN': '空格分隔', en: 'blanks' },
  'format.comma': { 'zh-CN': '逗号分隔', en: 'commas' },
  'format.semicolon': { 'zh-CN': '分号分隔', en: 'semicolons' },
  'format.bar': { 'zh-CN': '竖线分隔', en: 'bars' },
  'format.delimiter': { 'zh-CN': '“{delimiter}”分隔', en: 'parted by {delimiter}' },
  'format.and': { 'zh-CN': '，', en: ', ' },
  'format.no-header': { 'zh-CN': '无表头', en: 'no header' },
  'format.decimal-comma': { 'zh-CN': '小数用逗号', en: 'decimal commas' },
  'format.json-lines': { 'zh-CN': 'JSON行', en: 'JSON lines' },
  'format.parquet': { 'zh-CN': 'Parquet', en: 'Parquet' },

  'rejected.title': {
    'zh-CN': '被拒绝的{rows}行：为什么，值多少',
    en: 'Why {rows, plural, one {# row was} other {# rows were}} rejected, and what {rows, plural, one {it is} other {they are}} worth'
  },
  'rejected.none': { 'zh-CN': '没有一行被拒绝', en: 'Not a single row was rejected' },
  'rejected.none-text': {
    'zh-CN': '每一行都读懂了：必填的列都有值，写了的值都能解读。',
    en: 'Every row was understood: what is required is there, and what is there can be read.'
  },
  'rejected.note': {
    'zh-CN': '{known}行说得出金额，共{amount}；其余{unknown}行说不出',
    en: '{known} rows tell their value, {amount} together; the other {unknown} do not'
  },
  'rejected.source': { 'zh-CN': '来源', en: 'Source' },
  'rejected.column': { 'zh-CN': '列', en: 'Column' },
  'rejected.whole-row': { 'zh-CN': '（整行）', en: '(whole row)' },
  'rejected.reason': { 'zh-CN': '原因', en: 'Reason' },
  'rejected.rows': { 'zh-CN': '行', en: 'Rows' },
  'rejected.amount': { 'zh-CN': '净额（{unit}）', en: 'Net {unit}' },
  'rejected.told-by': { 'zh-CN': '{known}行', en: 'of {known}' },
  'rejected.unknown': { 'zh-CN': '不明', en: 'unknown' },
  'rejected.example': { 'zh-CN': '例：文件、第几条、写着什么', en: 'Example: file, record, what it says' },
  'rejected.record': { 'zh-CN': '{file}第{record}条', en: '{file}, record {record}' },
  'rejected.says': { 'zh-CN': '：', en: ':' },
  'rejected.empty': { 'zh-CN': '（空）', en: '(empty)' },
  'rejected.list': { 'zh-CN': '逐行清单', en: 'Every row, as a list' },

  'correct.title': { 'zh-CN': '改正后重新载入', en: 'Correct them and load them again' },
  'correct.step-1': {
    'zh-CN':
      '下载一个文件被拒绝的行：表头与各列的值同原文件一样，后面另有以下划线开头的四列，说明它从哪来、错在哪；载入时不看这四列。',
    en: 'Download the rejected rows of a file: its own header and values, with four columns after them (_file, _record, _reason, _line) that say where each comes from and what is wrong; loading takes no notice of those.'
  },
  'correct.step-2': {
    'zh-CN': '在表格软件里改正。分不成列的行，原文在最后一列，请填到各列里。',
    en: 'Correct the values. A line that could not be split stands whole in _line: fill in the columns from it.'
  },
  'correct.step-3': {
    'zh-CN':
      '按原名（….corrected.csv）放在原文件旁边，重新构建。不用改配置，也不用动原文件：那里的坏行仍被拒绝，这里改好的算一次。',
    en: 'Put it beside the original under its name (….corrected.csv) and build again. Neither config nor original needs a change: the bad rows there are still rejected, the good ones here count once.'
  },
  'correct.download': { 'zh-CN': '下载{rows}行', en: 'Download {rows, plural, one {# row} other {# rows}}' },
  'correct.of': { 'zh-CN': '{file}（{source}）', en: '{file} ({source})' },

  'filled.title': { 'zh-CN': '各列填了多少', en: 'How filled each column is' },
  'filled.note': {
    'zh-CN': '占保留行的%；* 必填；灰字是文件里没有的列',
    en: '% of kept rows; * required; grey: columns that no file has'
  },
  'filled.column': { 'zh-CN': '列', en: 'Column' },
  'filled.header': { 'zh-CN': '文件里的表头', en: 'Header in the files' },
  'filled.share': { 'zh-CN': '%', en: '%' },
  'filled.absent': { 'zh-CN': '没有', en: 'none' },
  'filled.rows': { 'zh-CN': '{rows}行', en: '{rows, plural, one {{rows} row} other {{rows} rows}}' },

  'days.title-full': {
    'zh-CN': '近90天每天都有订单',
    en: 'Orders on each of the last 90 days'
  },
  'days.title': {
    'zh-CN': '近90天里有{days}天没有订单',
    en: 'No orders on {days, plural, one {# day} other {# days}} of the last 90'
  },
  'days.all-one': { 'zh-CN': '都是{weekday}', en: 'all of them {weekday}s' },
  'days.list': { 'zh-CN': '没有订单的日子', en: 'Days without orders' },
  'months.note': {
    'zh-CN': '至{day}；各月的明细行与净销售额',
    en: 'to {day}; lines and net sales of each month'
  },
  'months.month': { 'zh-CN': '月份', en: 'Month' },
  'months.days': { 'zh-CN': '有数据的天', en: 'Days with data' },
  'months.lines': { 'zh-CN': '明细行', en: 'Lines' },
  'months.orders': { 'zh-CN': '订单', en: 'Orders' },
  'months.sales': { 'zh-CN': '净销售额（{unit}）', en: 'Net sales {unit}' },
  'months.region': { 'zh-CN': '各月的数据', en: 'Data month by month' },

  'duplicates.title': {
    'zh-CN': '{pairs}对客户看来是同一位',
    en: '{count, plural, one {{pairs} pair of customers looks like one} other {{pairs} pairs of customers look like one}}'
  },
  'duplicates.how': {
    'zh-CN': '确认是同一位的，在customer_aliases.csv里各写一行，再重新构建；前一列的编号并入后一列：',
    en: 'Where they are one, write a row into customer_aliases.csv and build again; the first id then belongs to the second:'
  },
  'duplicates.table': { 'zh-CN': '可能重复的客户', en: 'Possible duplicate customers' },
  'duplicates.kept': { 'zh-CN': '保留', en: 'To keep' },
  'duplicates.other': { 'zh-CN': '并入', en: 'To join' },
  'duplicates.reason': { 'zh-CN': '相同之处', en: 'Same' },
  'duplicates.matched': { 'zh-CN': '比较时写作', en: 'As compared' },
  'duplicates.count': { 'zh-CN': '同样的编号', en: 'Ids with it' },
  'duplicates.name': { 'zh-CN': '名称', en: 'name' },
  'duplicates.phone': { 'zh-CN': '电话', en: 'phone' },
  'duplicates.email': { 'zh-CN': '邮箱', en: 'email' },
  'duplicates.more': {
    'zh-CN': '显示{shown}对，共{pairs}对。',
    en: '{shown} of {pairs} pairs are shown.'
  },
  'references.title-all': {
    'zh-CN': '每行明细都找得到客户、产品和区域',
    en: 'Every line finds its customer, product and region'
  },
  'references.title': {
    'zh-CN': '缺口最大的是{what}{how}的明细：{amount}',
    en: '{what} {how}: {amount}, the largest gap'
  },
  'references.what': { 'zh-CN': '明细里的', en: 'Of a line' },
  'references.customer': { 'zh-CN': '客户', en: 'Customer' },
  'references.product': { 'zh-CN': '产品', en: 'Product' },
  'references.region': { 'zh-CN': '区域', en: 'Region' },
  'resolution.resolved': { 'zh-CN': '在资料里', en: 'in its source' },
  'resolution.unknown': { 'zh-CN': '不在资料里', en: 'not in its source' },
  'resolution.none': { 'zh-CN': '没有写', en: 'not given' },
  'resolution.undescribed': { 'zh-CN': '没有资料可查', en: 'no source to look it up in' },
  'references.ids': { 'zh-CN': '编号', en: 'Ids' },
  'references.lines': { 'zh-CN': '明细行', en: 'Lines' },
  'references.share': { 'zh-CN': '%', en: '%' },
  'references.sales': { 'zh-CN': '净销售额（{unit}）', en: 'Net sales {unit}' },
  'references.largest': { 'zh-CN': '最大的', en: 'Largest' },

  'checks.title-passed': { 'zh-CN': '{count}项检查全部通过', en: 'All {count} checks passed' },
  'checks.title': {
    'zh-CN': '{count}项检查，{warnings}项有提醒',
    en: '{count} checks, {warnings, plural, one {# has} other {# have}} something to say'
  },
  'checks.note': {
    'zh-CN': '有一项出错，构建就不会发布，页面仍显示上一次的',
    en: 'one error and nothing is published: the build before stays up'
  },
  'checks.warning': { 'zh-CN': '提醒', en: 'Warning' },
  'checks.error': { 'zh-CN': '出错', en: 'Error' },
  'checks.passed': { 'zh-CN': '通过', en: 'Passed' },
  'checks.others': { 'zh-CN': '通过的{count}项', en: 'The {count} that passed' },
  'checks.no-sample': { 'zh-CN': '–', en: '–' },

  'absent.title': {
    'zh-CN': '还可以加：{sources}',
    en: 'Not loaded: {sources}'
  },
  'absent.and': { 'zh-CN': '、', en: ', ' },
  'absent.how': {
    'zh-CN': '在clientele.yaml里给这个来源写明文件；表头若是下面的名字或其别名，不必再映射。',
    en: 'Give it files in clientele.yaml, under its name in sources; headers by the names below, or names known for them, need no mapping.'
  },
  'absent.required': { 'zh-CN': '必填', en: 'required' },
  'absent.columns': { 'zh-CN': '可有的列', en: 'Columns it may have' }
})
