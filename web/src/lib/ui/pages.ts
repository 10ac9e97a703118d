/** The pages of the navigation, in order and in groups; one line makes a page appear. The key names its message. */
export const pageGroups = [
  [
    { path: '/', message: 'page.review' },
    { path: '/composition', message: 'page.composition' }
  ],
  [
    { path: '/customers', message: 'page.customers' },
    { path: '/retention', message: 'page.retention' },
    { path: '/value', message: 'page.value' },
    { path: '/clusters', message: 'page.clusters' },
    { path: '/risk', message: 'page.risk' },
    { path: '/assessment', message: 'page.assessment' },
    { path: '/customers/list', message: 'page.customer-list' }
  ],
  [
    { path: '/satisfaction', message: 'page.satisfaction' },
    { path: '/complaints', message: 'page.complaints' },
    { path: '/contacts', message: 'page.contacts' },
    { path: '/board', message: 'page.board' }
  ],
  [
    { path: '/campaigns', message: 'page.campaigns' },
    { path: '/funnel', message: 'page.funnel' }
  ],
  [
    { path: '/definitions', message: 'page.definitions' },
    { path: '/quality', message: 'page.quality' }
  ]
] as const

/** The pages that compare with another period, as their routes are called; the others say that they do not. */
const comparing: readonly string[] = [
  '/(review)',
  '/composition',
  '/customers',
  '/satisfaction',
  '/complaints',
  '/changes/[kpi]'
]

/** Whether the comparison of the view changes what a page shows. */
export function isComparing(route: string | null): boolean {
  return route !== null && comparing.includes(route)
}
