import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import options from '../svelte.config.js'

export default defineConfig({
  plugins: [sveltekit(options)],
  // Node runs these as they are: one is native, the other reads its SQL files from its own folder. Vite externalizes
  // only what is JavaScript already, hence the second way for the second.
  ssr: { external: ['@duckdb/node-api'] },
  environments: {
    ssr: { build: { rolldownOptions: { external: ['@clientele/queries'] } } },
    // What pages share comes in one file, not in a dozen of mostly some hundred bytes: a browser asks for six at a time.
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              // Whoever loads a lazy chart fetches the library of charts at once, and not every page has one.
              groups: [{ name: 'shared', minShareCount: 2, test: /^(?!.*LazyChart)/ }]
            }
          }
        }
      }
    }
  },
  build: { reportCompressedSize: false }
})
