import { describe, expect, it } from 'vitest'
import { encodeGb18030, toBytes } from '../../sample-data/csv.ts'

const file = {
  path: 'data/x.csv',
  source: 'products' as const,
  headers: ['id', '名称'],
  rows: [{ cells: ['1', '1,234.50'] }, { cells: ['2', 'a "b"'] }, { raw: '3,1,234.50' }],
  encoding: 'utf-8' as const,
  byteOrderMark: false,
  lineEnd: '\n' as const
}
const decode = (bytes: Uint8Array, encoding = 'utf-8') =>
  new TextDecoder(encoding, { ignoreBOM: true, fatal: true }).decode(bytes)

describe('writing CSV', () => {
  it('quotes what needs quotes and leaves raw rows alone', () => {
    expect(decode(toBytes(file))).toBe('id,名称\n1,"1,234.50"\n2,"a ""b"""\n3,1,234.50\n')
  })

  it('writes a byte order mark and Windows line ends where asked to', () => {
    const text = decode(toBytes({ ...file, rows: [], byteOrderMark: true, lineEnd: '\r\n' }))
    expect(text).toBe('\uFEFFid,名称\r\n')
  })

  it('writes GB18030', () => {
    const bytes = encodeGb18030('订单￥88,ok')
    // GB/T 18030 code points of 订, 单 and ￥.
    expect([...bytes.subarray(0, 6)]).toEqual([0xb6, 0xa9, 0xb5, 0xa5, 0xa3, 0xa4])
    expect(decode(bytes, 'gb18030')).toBe('订单￥88,ok')
  })

  it('says which character it cannot write', () => {
    expect(() => encodeGb18030('¥')).toThrow('¥')
  })
})
