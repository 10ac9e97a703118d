/** The pages of the navigation, in order; one line makes a page appear. The key names its message. */
export const pages = [{ path: '/', message: 'page.review' }] as const
