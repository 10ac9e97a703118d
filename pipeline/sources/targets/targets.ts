import { defineSource } from '../define-source.ts'

/** What was planned: a value per KPI and month, company-wide or for one region, category or tier. */
export const targets = defineSource({
  name: 'targets',
  key: ['kpi', 'month', 'region_id', 'category', 'tier'],
  grain: 'entity',
  columns: {
    kpi: { type: 'text', required: true, synonyms: ['指标', '指标名称', 'metric'] },
    month: { type: 'month', required: true, synonyms: ['月份', '年月', '月'] },
    value: { type: 'figure', required: true, synonyms: ['目标', '目标值', 'target'] },
    region_id: { type: 'text', synonyms: ['区域编号', '地区编号', 'region'] },
    category: { type: 'text', synonyms: ['类别', '品类'] },
    tier: { type: 'text', synonyms: ['客户等级', '等级'] }
  }
})
