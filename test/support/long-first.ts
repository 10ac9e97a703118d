import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { root } from './cli.ts'

/** The files that take longest, from the longest: half of all time in a twelfth of the files. */
const longest = [
  'test/web/pages-in-chinese.test.ts',
  'test/web/layout-shift.test.ts',
  'test/web/review.test.ts',
  'test/web/missing-sources.test.ts',
  'test/cli/start.test.ts',
  'test/web/api-fuzz.test.ts',
  'test/web/pages-in-english.test.ts',
  'test/web/api.test.ts',
  'test/web/accessibility.test.ts',
  'test/web/comparison.test.ts',
  'test/pipeline/publish.test.ts',
  'test/queries/kpis.test.ts',
  'test/queries/retention/slices.test.ts',
  'test/queries/properties.test.ts',
  'test/queries/explain/bridge-properties.test.ts',
  'test/queries/month-book.test.ts',
  'test/queries/quality/correctable-file.test.ts'
]

const place = ({ moduleId }: TestSpecification) => {
  const index = longest.indexOf(relative(root, moduleId).replaceAll('\\', '/'))
  return index < 0 ? longest.length : index
}

/**
 * Starts the long files of a project first, so that no worker is left with one when the others are done. Vitest does so by
 * the times of earlier runs, which a fresh checkout has not; then by size, and the longest of ours are small.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = longest.find((path) => !existsSync(join(root, path)))
    if (gone !== undefined)
      throw new Error(`${gone} is gone — take it off the list in test/support/long-first.ts`)
    const ofProjects = Map.groupBy(await super.sort(files), ({ project }) => project)
    return [...ofProjects.values()].flatMap((ofProject) =>
      ofProject.toSorted((one, other) => place(one) - place(other))
    )
  }
}
