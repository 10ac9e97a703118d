import type { Random } from './random.ts'

/** Invented names. Words are put together at random; likeness to a real company or person is chance. */
const firstSyllables = [...'澜禾砚槿嵘珩汀霁沐筑岫榆翎栩渌珵铄昀樾桐蘅笠陌朔']
const secondSyllables = [...'启屿桓笙棠岚禹澄舟川汐原牧序霖庭野渡衡屏溪桥檐黎']

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const givenSyllables = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂玉萍红玲文辉建华志梅云晨宇佳欣怡雪琳浩然博睿思雨子涵诗琪俊凯'
]

export const industryWords: Readonly<Record<string, readonly string[]>> = {
  制造业: ['精密制造', '机电', '新材料', '塑胶制品', '五金', '电子科技'],
  商贸零售: ['商贸', '百货', '超市连锁', '供应链管理'],
  餐饮连锁: ['餐饮管理', '餐饮连锁', '茶饮', '食品'],
  教育培训: ['教育科技', '培训', '文化传播', '幼教'],
  医疗健康: ['医疗器械', '健康管理', '药业', '口腔医疗'],
  互联网科技: ['信息技术', '网络科技', '软件', '数据服务'],
  物流仓储: ['物流', '仓储服务', '速运', '货运代理'],
  物业地产: ['物业服务', '置业', '园区运营', '保洁服务'],
  金融服务: ['企业管理咨询', '财税服务', '保险经纪', '融资租赁']
}

export type NameMaker = {
  company: (options: { city: string; industry: string; random: Random }) => string
  person: (random: Random) => string
}

/** Company names never repeat; names of persons may, as in life. */
export function createNameMaker(): NameMaker {
  const taken = new Set<string>()
  return {
    company: ({ city, industry, random }) => {
      for (;;) {
        const word = random.pick(firstSyllables) + random.pick(secondSyllables)
        const name = `${city}${word}${random.pick(industryWords[industry]!)}有限公司`
        if (taken.has(name)) continue
        taken.add(name)
        return name
      }
    },
    person: (random) => {
      const given = random.pick(givenSyllables) + (random.chance(0.72) ? random.pick(givenSyllables) : '')
      return random.pick(surnames) + given
    }
  }
}
