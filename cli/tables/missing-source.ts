import type { Reader } from './reader.ts'

/** What to add where the build was made without a source; nothing where it has all of them. */
export function missingSourceNote(
  needed: readonly string[],
  present: ReadonlyMap<string, number>,
  { language }: Reader
): string[] {
  const missing = needed.filter((source) => !present.has(source))
  if (missing.length === 0) return []
  const keys = missing.map((source) => `sources.${source}`).join(', ')
  return [
    language === 'zh-CN'
      ? `没有载入 ${missing.join('、')}：在 clientele.yaml 里加上 ${keys}，再重新构建`
      : `this build has no ${missing.join(', ')}: add ${keys} to clientele.yaml and build again`
  ]
}
