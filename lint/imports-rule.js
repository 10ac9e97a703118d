import { repositoryPath, resolveTarget } from './paths.js'
import { importRules } from './room-imports.js'

const importedName = (specifier) => {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*'
  if (specifier.type === 'ImportDefaultSpecifier') return 'default'
  return (specifier.imported ?? specifier.local).name
}

function importStatement(node) {
  const kind = node.importKind ?? node.exportKind
  const specifiers = node.specifiers ?? []
  const values = specifiers.filter((specifier) => (specifier.importKind ?? specifier.exportKind) !== 'type')
  const typeOnly = kind === 'type' || (specifiers.length > 0 && values.length === 0)
  const names = node.type === 'ExportAllDeclaration' ? ['*'] : values.map(importedName)
  return { typeOnly, names }
}

/** Applies the table of room-imports.js to every kind of import and re-export. */
export const imports = {
  meta: { type: 'problem', schema: [], messages: { forbidden: 'Room rule {{rule}}: {{why}}.' } },
  create(context) {
    const from = repositoryPath(context.filename)
    const applying = importRules.filter((importRule) => importRule.from(from))

    const check = (node, source, { typeOnly, names }) => {
      if (typeof source?.value !== 'string') return
      const target = resolveTarget(source.value, context.filename)
      for (const { rule, why, forbids } of applying) {
        if (!forbids(target, from, typeOnly, names)) continue
        context.report({
          node,
          messageId: 'forbidden',
          data: { rule: String(rule), why }
        })
      }
    }
    const statement = (node) => node.source && check(node, node.source, importStatement(node))
    const wholeModule = { typeOnly: false, names: ['*'] }
    return {
      ImportDeclaration: statement,
      ExportNamedDeclaration: statement,
      ExportAllDeclaration: statement,
      ImportExpression: (node) => check(node, node.source, wholeModule),
      TSImportType: (node) =>
        check(node, node.source ?? node.argument?.literal, { typeOnly: true, names: [] })
    }
  }
}
