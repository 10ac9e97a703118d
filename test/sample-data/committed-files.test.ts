import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generate } from '../../sample-data/generate.ts'

const folder = resolve(import.meta.dirname, '../../sample-data')
const committed = (path: string) => readFileSync(join(folder, path))
const files = generate()

describe('the committed sample data', () => {
  it.each([...files.keys()])('%s is what the generator makes, byte for byte', (path) => {
    expect(committed(path).equals(files.get(path) ?? Buffer.alloc(0))).toBe(true)
  })

  it('holds no file beside those', () => {
    const data = globSync('data/**/*.csv', { cwd: folder }).map((path) => path.replaceAll('\\', '/'))
    expect(data.sort()).toEqual([...files.keys()].filter((path) => path.startsWith('data/')).sort())
  })

  it('comes out the same a second time', () => {
    const again = generate()
    expect([...again.keys()]).toEqual([...files.keys()])
    for (const [path, content] of again) expect(Buffer.compare(content, files.get(path)!)).toBe(0)
  })

  it('takes at most 10 MB', () => {
    const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0)
    expect(bytes).toBeLessThanOrEqual(10_000_000)
  })

  it('has one file with a byte order mark', () => {
    const mark = Buffer.from([0xef, 0xbb, 0xbf])
    const marked = [...files].filter(([, content]) => mark.equals(content.subarray(0, 3)))
    expect(marked.map(([path]) => path)).toEqual(['data/customers.csv'])
  })

  it('has one file in GB18030; the others are UTF-8', () => {
    const isUtf8 = (content: Uint8Array) => {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(content)
        return true
      } catch {
        return false
      }
    }
    const others = [...files].filter(([, content]) => !isUtf8(content))
    expect(others.map(([path]) => path)).toEqual(['data/sales/old-2024-h1.csv'])
    const text = new TextDecoder('gb18030', { fatal: true }).decode(files.get('data/sales/old-2024-h1.csv'))
    expect(text.split(',', 3)).toEqual(['订单编号', '行号', '下单时间'])
  })

  it('names no real telephone number and no real address', () => {
    const text = new TextDecoder().decode(files.get('data/customers.csv'))
    expect(text.match(/\b1\d{10}\b/g)?.filter((phone) => !phone.startsWith('1390000'))).toEqual([])
    expect(text.match(/@[\w.]+/g)?.filter((host) => host !== '@example.com')).toEqual([])
  })
})
