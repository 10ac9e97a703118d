import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sources } from '../../pipeline/sources/catalog.ts'
import type { SourceDefinition } from '../../pipeline/sources/define-source.ts'
import { repository } from './project-files.ts'

describe.each(['README.md', 'README.zh-CN.md'])('the columns of sources in %s', (document) => {
  const text = readFileSync(join(repository, document), 'utf8')

  it.each(Object.entries<SourceDefinition>(sources))(
    '%s are those that it may contain',
    (name, { columns }) => {
      const [, listed = ''] = new RegExp(`^\\| \`${name}\` +\\| (.*?) *\\|$`, 'm').exec(text) ?? []
      const expected = Object.entries(columns).map(
        ([column, { required }]) => `\`${column}\`${required === true ? '\\*' : ''}`
      )
      expect(listed.split(', ')).toEqual(expected)
    }
  )
})
