// The room rules of CONTRIBUTING.md as lint rules. Each entry of `importRules` is one sentence about who may
// import whom; test/structure/room-rules.test.ts shows each of them biting and letting the allowed case pass.
import { dirname, posix, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = dirname(fileURLToPath(import.meta.url))

const rooms = ['sample-data', 'pipeline', 'queries', 'state', 'cli', 'web', 'test']

/** Every room but the named ones, as path beginnings. */
const roomsExcept = (...kept) => rooms.filter((room) => !kept.includes(room)).map((room) => `${room}/`)

const startsWithAny = (beginnings) => (path) => beginnings.some((beginning) => path.startsWith(beginning))

const folderOf = (path) => posix.dirname(path)

const sourceFolder = /^pipeline\/sources\/[^/]+\//
const sourceMayImport = /^pipeline\/(sources\/define-source|errors)\.ts$/
const chartBuilder = /^web\/src\/lib\/charts\/(?!.*\.svelte$)/

/**
 * `from`: the importing file. `forbids`: the imported file (path in the repository) or package, as
 * `(target, from, typeOnly) => boolean`. Paths are relative to the repository and written with "/".
 */
export const importRules = [
  {
    rule: 1,
    from: startsWithAny(['sample-data/']),
    forbids: startsWithAny(roomsExcept('sample-data')),
    why: 'sample-data/ imports no other room, so that the sample files do not follow the code that reads them'
  },
  {
    rule: 1,
    from: startsWithAny(['pipeline/', 'queries/', 'state/', 'cli/']),
    forbids: startsWithAny(['sample-data/']),
    why: 'nothing imports sample-data/: its files are read through a config, like everyone else’s'
  },
  {
    rule: 2,
    from: startsWithAny(['pipeline/']),
    forbids: startsWithAny(['queries/', 'state/', 'cli/', 'web/', 'test/']),
    why: 'pipeline/ makes rows and knows nothing of those who read them'
  },
  {
    rule: 3,
    from: (path) => sourceFolder.test(path),
    forbids: (target, from) =>
      startsWithAny(rooms.map((room) => `${room}/`))(target) &&
      folderOf(target) !== folderOf(from) &&
      !sourceMayImport.test(target),
    why: 'a source imports only define-source.ts and errors.ts, never another source, so that a source is one folder'
  },
  {
    rule: 6,
    from: startsWithAny(['queries/']),
    forbids: startsWithAny(roomsExcept('queries')),
    why: 'queries/ makes numbers from the published marts alone; what people wrote reaches it as typed parameters'
  },
  {
    rule: 6,
    from: startsWithAny(['queries/']),
    forbids: (target, _from, typeOnly, names) =>
      target === '@duckdb/node-api' &&
      !typeOnly &&
      names.some((name) =>
        ['*', 'default', 'DuckDBInstance', 'DuckDBInstanceCache', 'DuckDBConnection'].includes(name)
      ),
    why: 'queries/ receives a connection and never opens one: import its type only'
  },
  {
    rule: 7,
    from: (path) => path.startsWith('web/') && path !== 'web/src/lib/server/queries.ts',
    forbids: startsWithAny(['queries/']),
    why: 'web/ reaches queries/ through web/src/lib/server/queries.ts alone, so that a client import fails the build'
  },
  {
    rule: 7,
    from: (path) => path.startsWith('web/') && path !== 'web/src/lib/server/state.ts',
    forbids: startsWithAny(['state/']),
    why: 'web/ reaches state/ through web/src/lib/server/state.ts alone, so that a client import fails the build'
  },
  {
    rule: 7,
    from: (path) => path.startsWith('web/') && path !== 'web/src/lib/server/warehouse.ts',
    forbids: (target, from, typeOnly) =>
      target.startsWith('@duckdb/') && !(typeOnly && from.startsWith('web/src/lib/server/')),
    why: 'web/ opens DuckDB in web/src/lib/server/warehouse.ts alone, where a new build is noticed'
  },
  {
    rule: 8,
    from: startsWithAny(['web/']),
    forbids: startsWithAny(['pipeline/', 'sample-data/', 'cli/', 'test/']),
    why: 'web/ makes pictures of what queries/ answers: it never reaches back to how rows are made'
  },
  {
    rule: 9,
    from: startsWithAny(['web/src/lib/']),
    forbids: startsWithAny(['web/src/routes/']),
    why: 'lib never imports a route: what two pages need moves to lib'
  },
  {
    rule: 9,
    from: startsWithAny(['web/src/routes/']),
    forbids: (target, from) => target.startsWith('web/src/routes/') && folderOf(target) !== folderOf(from),
    why: 'routes never import each other: a page is its own folder, what two pages need moves to lib'
  },
  {
    rule: 9,
    from: (path) => path.startsWith('web/') && path !== 'web/src/lib/charts/Chart.svelte',
    forbids: (target, _from, typeOnly) => /^(echarts|zrender)(\/|$)/.test(target) && !typeOnly,
    why: 'Chart.svelte is the only file that touches ECharts; builders return plain options (type imports are fine)'
  },
  {
    rule: 9,
    from: (path) => chartBuilder.test(path),
    forbids: (target, _from, typeOnly) =>
      !typeOnly && (/^(svelte|\$app|\$env|node:)/.test(target) || target.startsWith('web/src/lib/server/')),
    why: 'chart builders are pure: options out of rows, so that they are tested without a browser'
  },
  {
    rule: 10,
    from: (path) => path.startsWith('web/') && path !== 'web/src/env.ts',
    forbids: (target) => target.startsWith('$env/'),
    why: 'the web reads its environment in web/src/env.ts alone'
  },
  {
    rule: 10,
    from: (path) => !readsEnvironment(path),
    forbids: (target, _from, _typeOnly, names) =>
      /^(node:)?process$/.test(target) && names.some((name) => name === 'env'),
    why: 'the environment is read only in pipeline/config.ts, cli/ and web/src/env.ts'
  },
  {
    rule: 10,
    from: (path) => !path.startsWith('cli/'),
    forbids: (target, _from, _typeOnly, names) =>
      /^(node:)?process$/.test(target) && names.some((name) => name === 'exit'),
    why: 'only cli/ ends the process: throw a typed error instead'
  },
  {
    rule: 0,
    from: startsWithAny(['state/', 'cli/']),
    forbids: startsWithAny(['test/']),
    why: 'nothing that ships imports a test'
  },
  {
    rule: 0,
    from: startsWithAny(['state/']),
    forbids: startsWithAny(['pipeline/', 'queries/', 'cli/', 'web/']),
    why: 'state/ keeps what people wrote and knows nothing of the other rooms'
  }
]

/** Tests hand their environment on to the commands they start; the rooms themselves do not read it. */
function readsEnvironment(path) {
  return path === 'pipeline/config.ts' || path === 'web/src/env.ts' || /^(cli|test)\//.test(path)
}

const repositoryPath = (absolute) => relative(repository, absolute).split(sep).join('/')

/** The imported file as a path in the repository, or the package name as written. */
function resolveTarget(specifier, filename) {
  if (specifier.startsWith('#lib/')) return posix.join('web/src/lib', specifier.slice('#lib/'.length))
  if (specifier.startsWith('$lib/')) return posix.join('web/src/lib', specifier.slice('$lib/'.length))
  if (specifier.startsWith('.')) return repositoryPath(resolve(dirname(filename), specifier))
  return specifier
}

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

const imports = {
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
          data: { rule: rule === 0 ? 'of the layout' : String(rule), why }
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

const isMember = (node, object, property) =>
  node.object.type === 'Identifier' &&
  node.object.name === object &&
  (node.computed ? node.property.value === property : node.property.name === property)

const environment = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      env: 'Room rule 10: the environment is read only in pipeline/config.ts, cli/ and web/src/env.ts; pass the value in.',
      exit: 'Room rule 10: only cli/ ends the process; throw a typed error, which cli/ maps to an exit code.'
    }
  },
  create(context) {
    const from = repositoryPath(context.filename)
    return {
      MemberExpression(node) {
        if (isMember(node, 'process', 'env') && !readsEnvironment(from))
          context.report({ node, messageId: 'env' })
        if (isMember(node, 'process', 'exit') && !from.startsWith('cli/'))
          context.report({ node, messageId: 'exit' })
      }
    }
  }
}

const sqlStatement =
  /\b(select\b[\s\S]+\bfrom\b\s+[\w"'$({]|insert\s+into\b|create\s+(or\s+replace\s+)?(temp(orary)?\s+)?(table|view|schema)\b|delete\s+from\b|update\s+\w+\s+set\b|drop\s+(table|view)\b|pragma\s+\w+)/i

const isLowerCaseOrUpperCaseSql = (text) => sqlStatement.test(text)

const noSql = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      sql: 'Room rule 8: web/ holds no SQL; a figure is a KPI or a breakdown in queries/, with its definition.'
    }
  },
  create(context) {
    const check = (node, text) =>
      isLowerCaseOrUpperCaseSql(text) && context.report({ node, messageId: 'sql' })
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

const noThreshold = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      threshold:
        'Room rule 8: "{{name}}" is a threshold; it comes from marts.settings with the answer, never from web/.'
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

const impureGlobals = [
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'fetch',
  'console',
  'setTimeout',
  'setInterval',
  'requestAnimationFrame',
  'process'
]

const pureCharts =
  'Room rule 9: chart builders are pure (options out of rows); Chart.svelte touches the outside world.'

/** Names that say nothing about what is inside. */
export const vagueNames = /(^|[-_./])(utils?|helpers?|common|managers?|misc|data|v\d+)(?=$|[-_./])/i

const plugin = { rules: { imports, environment, 'no-sql': noSql, 'no-threshold': noThreshold } }

const code = '**/*.{js,ts,svelte,svelte.ts}'

/** The room rules as ESLint configuration. */
export const roomRules = [
  {
    name: 'rooms/everywhere',
    files: [code],
    plugins: { rooms: plugin },
    rules: { 'rooms/imports': 'error', 'rooms/environment': 'error' }
  },
  {
    name: 'rooms/web',
    files: [`web/${code}`],
    rules: { 'rooms/no-sql': 'error', 'rooms/no-threshold': 'error' }
  },
  {
    name: 'rooms/charts',
    files: ['web/src/lib/charts/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals.map((name) => ({ name, message: pureCharts }))],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: pureCharts },
        { object: 'Math', property: 'random', message: pureCharts }
      ]
    }
  }
]
