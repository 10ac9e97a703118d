import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repository } from './project-files.ts'

// An npm that fails where it is told to and leaves the results it is given, so that only the script is tested.
const npm = `#!/usr/bin/env bash
case "$*" in *"$FAILS"*) failing=1 ;; *) failing=0 ;; esac
[ -z "$FAILS" ] && failing=0
for argument in "$@"; do
  case "$argument" in --outputFile.json=*) [ -n "$RESULTS" ] && printf '%s' "$RESULTS" > "\${argument#*=}" ;; esac
done
exit $failing
`

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ci-run-'))
  writeFileSync(join(folder, 'npm'), npm, { mode: 0o755 })
})
afterAll(() => rmSync(folder, { recursive: true }))

const results = (passed: number, failed: number) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed })

function runWith({ fails = '', results: text = '' }: { fails?: string; results?: string }) {
  const { status, stdout } = spawnSync('bash', [join(repository, '.ci/run')], {
    env: { ...process.env, PATH: `${folder}:${process.env.PATH ?? ''}`, FAILS: fails, RESULTS: text },
    encoding: 'utf8'
  })
  return { status, last: stdout.trimEnd().split('\n').at(-1) }
}

describe('.ci/run', () => {
  it.each([
    ['all is well', { results: results(310, 0) }, '314 passed, 0 failed', 0],
    ['a test fails', { fails: 'test', results: results(308, 2) }, '312 passed, 2 failed', 1],
    ['the install fails', { fails: 'ci', results: results(310, 0) }, '0 passed, 1 failed', 1],
    ['the format is off', { fails: 'format:check', results: results(310, 0) }, '313 passed, 1 failed', 1],
    ['lint finds something', { fails: 'lint', results: results(310, 0) }, '313 passed, 1 failed', 1],
    ['types do not hold', { fails: 'typecheck', results: results(310, 0) }, '313 passed, 1 failed', 1],
    ['no test ran', { results: results(0, 0) }, '4 passed, 1 failed', 1],
    ['the test run broke off', { fails: 'test', results: '' }, '4 passed, 1 failed', 1],
    [
      'an error came from outside the tests',
      { fails: 'test', results: results(310, 0) },
      '314 passed, 1 failed',
      1
    ]
  ])('when %s', (_case, given, last, status) => {
    expect(runWith(given)).toEqual({ status, last })
  })
})
