import type { Language } from '../language.ts'

/** The column of a mart that holds words in the language: `rule_zh`, `label_en`. */
export const labelColumn = (stem: 'rule' | 'label' | 'treatment', language: Language): string =>
  `${stem}_${language === 'en' ? 'en' : 'zh'}`
