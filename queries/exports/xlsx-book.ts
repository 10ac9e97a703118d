import { xmlText } from './xlsx-cell.ts'

// The files of a workbook that do not depend on its rows (ECMA-376, part 1).

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packages = 'http://schemas.openxmlformats.org/package/2006'
export const sheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export const sheetPath = 'xl/worksheets/sheet1.xml'

/** Files by their paths, the sheet itself left out. */
export function bookFiles(sheetName: string): readonly (readonly [path: string, content: string])[] {
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${mediaType}.sheet.main+xml"/><Override PartName="/${sheetPath}" ContentType="${mediaType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${mediaType}.styles+xml"/></Types>`
    ],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${sheetNamespace}" xmlns:r="${office}/relationships"><sheets><sheet name="${xmlText(sheetTitle(sheetName))}" sheetId="1" r:id="rId1"/></sheets></workbook>`
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml']
      ])
    ],
    ['xl/styles.xml', stylesXml]
  ]
}

const relationships = (targets: readonly (readonly [kind: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${targets
    .map(
      ([kind, target], place) =>
        `<Relationship Id="rId${place + 1}" Type="${office}/relationships/${kind}" Target="${target}"/>`
    )
    .join('')}</Relationships>`

/** As a sheet may be called: at most 31 characters, without those that addresses of cells need. */
export function sheetTitle(name: string): string {
  const title = name
    .replaceAll(/[\p{C}[\]:*?/\\]+/gu, ' ')
    .trim()
    .slice(0, 31)
    .replaceAll(/^'+|'+$/g, '')
  // Excel keeps this name for itself.
  return title === '' || title.toLowerCase() === 'history' ? 'answer' : title
}

/** In the order of `styles` in xlsx-cell.ts. */
const formats = [
  { number: 0 },
  { number: 0, isBold: true },
  { number: 164 },
  { number: 165 },
  { number: 166 },
  { number: 49 },
  { number: 49, isQuoted: true }
]

const stylesXml = `${declaration}<styleSheet xmlns="${sheetNamespace}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="166" formatCode="0.0%"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length}">${formats
  .map(
    ({ number, isBold = false, isQuoted = false }) =>
      `<xf numFmtId="${number}" fontId="${isBold ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${isBold ? ' applyFont="1"' : ''}${isQuoted ? ' quotePrefix="1"' : ''}/>`
  )
  .join(
    ''
  )}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
