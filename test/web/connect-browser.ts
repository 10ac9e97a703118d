import { chromium, type Browser } from 'playwright-core'
import { inject } from 'vitest'

/** The browser of all tests; closing it closes what was opened through this connection. */
export const connectBrowser = (): Promise<Browser> => chromium.connect(inject('browser'))
