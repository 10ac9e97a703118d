import { keptBuild } from '../support/kept-build.ts'
import { publishBuild } from './published-build.ts'
import { visitedShop } from './review-shop.ts'

/** The id of the build that `visitedBuild` holds. */
export const visitedId = '20261101-060000-aaaaaa'

/** The output folder of a build of the visited shop, with its book: for reading only, or to be copied. */
export const visitedBuild = (): Promise<string> =>
  keptBuild({
    name: 'visited-shop',
    ingredients: ['pipeline/**', 'queries/**', 'test/support/warehouse.ts', 'test/web/*-{build,shop}.ts'],
    make: (folder) => publishBuild({ folder, build: visitedId, sources: visitedShop, hasBook: true })
  })
