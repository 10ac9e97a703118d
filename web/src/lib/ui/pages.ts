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
