import type { Area, Geography } from './geography.ts'

/** Sales representatives (invented), grouped by the area they look after. */
const names: Readonly<Record<string, readonly string[]>> = {
  华东: ['王敏', '周妍', '沈嘉禾', '顾明远', '陆思齐', '许文博', '蒋雨桐', '钱若溪'],
  华南: ['陈露', '黄子轩', '林晓棠', '梁俊熙', '何婉清'],
  华北: ['赵一鸣', '刘思源', '孙浩宇', '马晓彤'],
  华中: ['李哲', '胡心怡', '彭远航'],
  西南: ['罗诗雨', '唐一凡'],
  东北: ['姜雪', '于海洋'],
  西北: ['白宇辰', '韩冰']
}

export type Reps = { forArea: (area: Area) => readonly string[]; count: number }

export function buildReps(geography: Geography): Reps {
  const byArea = new Map(geography.areas.map((area) => [area, names[area.name]!]))
  return {
    forArea: (area) => byArea.get(area)!,
    count: [...byArea.values()].reduce((sum, list) => sum + list.length, 0)
  }
}
