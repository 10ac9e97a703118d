import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import { roomRules } from './lint/room-rules.js'

const typed = ['{cli,pipeline,queries,state,sample-data,test}/**/*.ts', 'vitest.config.ts']

export default tseslint.config(
  {
    name: 'clientele/ignored',
    ignores: ['data/', 'web/build/', '**/.svelte-kit/', '**/node_modules/', '**/fixtures/']
  },
  js.configs.recommended,
  tseslint.configs.recommended,
  svelte.configs.recommended,
  {
    name: 'clientele/everywhere',
    languageOptions: { globals: globals.node },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 4]
    }
  },
  {
    name: 'clientele/typescript',
    files: ['**/*.ts', '**/*.svelte'],
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
    }
  },
  {
    // Outside web/ every file has its types at hand: a forgotten await would publish half a build.
    name: 'clientele/typed',
    files: typed,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true }
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true }
      ],
      '@typescript-eslint/require-await': 'off'
    }
  },
  {
    name: 'clientele/svelte',
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] }
    },
    rules: {
      // Typed props are declared by destructuring.
      'prefer-const': 'off',
      // The app is served at the root of its host: there is no base path to resolve.
      'svelte/no-navigation-without-resolve': 'off'
    }
  },
  {
    name: 'clientele/configuration-files',
    files: ['*.config.{js,ts}', 'web/*.config.{js,ts}', 'svelte.config.js'],
    rules: { 'no-restricted-exports': 'off' }
  },
  {
    name: 'clientele/tests-and-lists',
    // The public surface of the queries and the door to it are lists, too.
    files: ['test/**/*.ts', '**/*-list.ts', 'queries/index.ts', 'web/src/lib/server/queries.ts'],
    rules: { 'max-lines': 'off' }
  },
  {
    // What a test reads from a file of facts is checked by its assertions.
    name: 'clientele/tests',
    files: ['test/**/*.ts'],
    rules: Object.fromEntries(
      ['argument', 'assignment', 'member-access', 'return'].map((use) => [
        `@typescript-eslint/no-unsafe-${use}`,
        'off'
      ])
    )
  },
  {
    name: 'clientele/shipped-code',
    files: ['{cli,pipeline,queries,state}/**/*.ts', 'web/src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }]
    }
  },
  ...roomRules
)
