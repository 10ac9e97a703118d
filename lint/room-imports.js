// Who may import whom: each entry is one sentence of the room rules in CONTRIBUTING.md.
// test/structure/room-rules.test.ts shows each of them biting and letting the allowed case pass.
import { posix } from 'node:path'
import { readsEnvironment } from './paths.js'

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
