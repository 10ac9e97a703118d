import type { Random } from './random.ts'

/** What people feel, from the answer's score. */
export type Verdict = 'good' | 'middling' | 'bad'

/** Invented sentences by theme. */
const themes: Readonly<Record<Verdict, Readonly<Record<string, readonly string[]>>>> = {
  good: {
    物流: ['送货很快，第二天就到了', '配送准时，师傅还帮忙搬上楼', '包装严实，没有破损'],
    服务: [
      '客户经理回复及时，很省心',
      '有问题当天就处理好了',
      '服务态度好，会继续合作',
      '每次都提前提醒我们补货'
    ],
    质量: ['质量稳定，用了两年没出过问题', '东西好用，同事都满意', '和描述一致，品质不错'],
    价格: ['价格公道，量大还有优惠', '性价比高，比之前的供应商划算']
  },
  middling: {
    物流: ['送货时间不太固定，其他还行', '偶尔会晚一天，总体可以'],
    服务: ['服务还可以，希望能主动一些', '换过一次对接人，沟通要重新来'],
    质量: ['质量一般，够用', '个别批次有差异，希望稳定一些'],
    价格: ['价格略高，希望有更多优惠', '价格和别家差不多']
  },
  bad: {
    物流: ['送货晚了三天，影响我们使用', '到货时箱子破了，还要自己拍照申请', '说好上午到，等到晚上才来'],
    服务: ['投诉后半天没人回复', '打了几次电话都没人接', '问题反复说了几遍还没解决', '售后互相推，体验很差'],
    质量: ['用了一周就坏了', '质量不如以前，已经换了别家', '有异味，不敢再用', '收到的货和样品不一样'],
    价格: ['涨价没有提前通知', '价格比别家高，不打算续订'],
    账单: ['发票开错两次，对账很麻烦', '账单和订单对不上']
  }
}

/** A sentence about one of the themes; where `theme` is given and fits, about that one. */
export function drawComment(verdict: Verdict, random: Random, theme?: string): string {
  const known = themes[verdict]
  const names = Object.keys(known)
  const chosen = theme !== undefined && known[theme] !== undefined ? theme : random.pick(names)
  return random.pick(known[chosen]!)
}
