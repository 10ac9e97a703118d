import { environment } from './environment-rule.js'
import { imports } from './imports-rule.js'
import { noSql, noThreshold } from './reader-rules.js'

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
    name: 'rooms/readers',
    files: [`{cli,web}/${code}`],
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
