// A statement begins with its keyword, in lower or upper case: "Select a month from the list" is a label.
const sqlStatement = new RegExp(
  [
    String.raw`^\s*(--.*\n\s*)*\(?\s*(select|SELECT)\s[\s\S]+\s(from|FROM)\s`,
    String.raw`^\s*(--.*\n\s*)*(with|WITH)\s+\w+\s+(as|AS)\s*\(`,
    String.raw`^\s*(insert into|INSERT INTO|delete from|DELETE FROM|update \w+ set|UPDATE \w+ SET)\s`,
    String.raw`^\s*(create|CREATE)\s[\s\S]*(table|view|schema|TABLE|VIEW|SCHEMA)\s`,
    String.raw`^\s*(drop|DROP|attach|ATTACH|pragma|PRAGMA)\s+\w`,
    String.raw`(from|FROM|join|JOIN)\s+(marts|staging|intermediate)\.`
  ].join('|')
)

/** No SQL in a string or template. */
export const noSql = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      sql: 'Room rule 8: cli/ and web/ hold no SQL; a figure is a KPI or a breakdown in queries/, with its definition.'
    }
  },
  create(context) {
    const check = (node, text) => sqlStatement.test(text) && context.report({ node, messageId: 'sql' })
    return {
      Literal: (node) => typeof node.value === 'string' && check(node, node.value),
      TemplateLiteral: (node) => check(node, node.quasis.map((quasi) => quasi.value.cooked ?? '').join(' x '))
    }
  }
}

const thresholdName = /threshold|materiality|minimum_?n$|min_?n$|cut_?off|tier_?(strategic|key)/i

const isNumber = (node) =>
  node?.type === 'Literal'
    ? typeof node.value === 'number'
    : node?.type === 'UnaryExpression' && isNumber(node.argument)

const nameOf = (node) => {
  if (node?.type === 'Identifier') return node.name
  if (node?.type === 'Literal') return String(node.value)
  if (node?.type === 'MemberExpression') return nameOf(node.property)
  return ''
}

/** No number given to a name that says threshold. */
export const noThreshold = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      threshold:
        'Room rule 8: "{{name}}" is a threshold; it comes from marts.settings with the answer, never from cli/ or web/.'
    }
  },
  create(context) {
    const check = (node, name, value) => {
      if (isNumber(value) && thresholdName.test(name))
        context.report({ node, messageId: 'threshold', data: { name } })
    }
    return {
      VariableDeclarator: (node) => check(node, nameOf(node.id), node.init),
      Property: (node) => check(node, nameOf(node.key), node.value),
      AssignmentExpression: (node) => check(node, nameOf(node.left), node.right),
      AssignmentPattern: (node) => check(node, nameOf(node.left), node.right),
      LogicalExpression: (node) => check(node, nameOf(node.left), node.right)
    }
  }
}
