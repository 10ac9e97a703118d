import adapter from '@sveltejs/adapter-node'

/**
 * Options of SvelteKit, read by web/vite.config.ts. They lie here because SvelteKit refuses to start when a file of
 * this name lies in Vite's root, while editors look for it.
 * @type {import('@sveltejs/kit/vite').Config}
 */
const options = {
  adapter: adapter(),
  // All styles of a page come within it, so that its first paint waits for no other file.
  inlineStyleThreshold: 65_536,
  compilerOptions: { runes: true },
  csp: {
    mode: 'nonce',
    directives: {
      'default-src': ['none'],
      'script-src': ['self'],
      'style-src': ['self'],
      // Bar widths are style attributes; they can neither load nor run anything.
      'style-src-attr': ['unsafe-inline'],
      'img-src': ['self', 'data:'],
      'font-src': ['self'],
      'connect-src': ['self'],
      'manifest-src': ['self'],
      'form-action': ['self'],
      'base-uri': ['none'],
      'frame-ancestors': ['none']
    }
  }
}

export default options
