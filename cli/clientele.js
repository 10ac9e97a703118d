#!/usr/bin/env node
// Plain JavaScript, readable by any Node, so that an old one can be told what is wrong.
import * as module from 'node:module'
import { fileURLToPath } from 'node:url'

const needed = [22, 18]
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(
    `Node is too old: ${process.versions.node} — Clientele needs ${needed.join('.')} or newer.\n` +
      'Run it through npm ("npm run -s clientele -- <command>"): `npm ci` brings a Node 24 of its own on Linux and\n' +
      'Windows (x64; Linux also arm64). If you installed with --omit=optional, install again without it.\n' +
      'On other machines install Node 24 from https://nodejs.org and try again.\n'
  )
  process.exit(2)
}

// Each running query holds one of these threads, and files, compression and the like wait for a free one: 4 are too few.
// Read by the runtime when the first is needed, which is why it stands here.
process.env.UV_THREADPOOL_SIZE ??= '16'

// Types are stripped and code is compiled once, not with every command. Beside the packages, which are as trusted as the
// code itself; where nothing can be written there, each command does its own.
module.enableCompileCache(
  fileURLToPath(new URL('../node_modules/.cache/clientele/compiled', import.meta.url))
)

await import('./main.ts')
