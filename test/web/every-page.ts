import type { Page } from 'playwright-core'

/** Every page there is, as somebody comes to it first: what is not said of a view, it says itself. */
export const everyPage = [
  { name: 'review', path: '/' },
  { name: 'composition', path: '/composition' },
  { name: 'pivot', path: '/composition?show=pivot' },
  { name: 'customers', path: '/customers' },
  { name: 'value', path: '/value' },
  { name: 'retention', path: '/retention' },
  { name: 'changes', path: '/changes/net-sales?bridge=customers' },
  { name: 'rows', path: '/rows/net-sales' },
  { name: 'clusters', path: '/clusters' },
  { name: 'risk', path: '/risk' },
  { name: 'satisfaction', path: '/satisfaction' },
  { name: 'contacts', path: '/contacts' },
  { name: 'board', path: '/board' },
  { name: 'customer list', path: '/customers/list' },
  { name: 'customer card', path: '/customers/C1001' },
  { name: 'assessment', path: '/assessment' },
  { name: 'assessment form', path: '/assessment/C1001' },
  { name: 'complaints', path: '/complaints' },
  { name: 'campaigns', path: '/campaigns' },
  { name: 'funnel', path: '/funnel' },
  { name: 'definitions', path: '/definitions' },
  { name: 'quality', path: '/quality' }
] as const

/** A page that listens has written its whole view into its address. */
export async function rest(page: Page): Promise<void> {
  await page.waitForURL(/[?&]month=/)
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' })
}
