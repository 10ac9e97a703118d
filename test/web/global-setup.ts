import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureWebBuild } from '../../cli/web-build.ts'
import { launchBrowserServer } from '../support/browser.ts'
import { sampleBuild } from '../support/sample-build.ts'
import { servePage } from './served-page.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the one browser of all tests listens. */
    browser: string
    /** The sample as it is served to all tests, and the output folder with its build: for reading only. */
    sample: { url: string; folder: string }
  }
}

/**
 * Pages are tested as they are served: by the production build, which is made again when web/ has changed. What tests
 * only look at is started once for all of them.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const [folder] = await Promise.all([
    sampleBuild(),
    ensureWebBuild({
      root: resolve(import.meta.dirname, '../..'),
      log: (line) => process.stdout.write(`${line}\n`)
    })
  ])
  const [server, browser] = await Promise.all([servePage(folder), launchBrowserServer()])
  provide('browser', browser.wsEndpoint())
  provide('sample', { url: server.url, folder })
  return async () => {
    await browser.close()
    await server.stop()
  }
}
