import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type Browser, type BrowserServer } from 'playwright-core'

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
]

const launchArguments = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']

/** What it takes to start a Chromium: the program and the environment it needs. */
export type ChromiumProgram = { executablePath: string; env: Record<string, string> }

/**
 * A headless Chromium for tests: the one that `@sparticuz/chromium` brings from the npm registry, which is the same
 * everywhere and, having no window to draw, takes half the processor time of a desktop's; where it does not run, the
 * machine's own. `CLIENTELE_BROWSER=<path>` names a program.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ ...(await findChromium()), args: launchArguments })
}

/** The same for several processes, which connect to it. */
export async function launchBrowserServer(): Promise<BrowserServer> {
  return chromium.launchServer({ ...(await findChromium()), args: launchArguments })
}

async function findChromium(): Promise<ChromiumProgram> {
  const wanted = process.env['CLIENTELE_BROWSER']
  if (wanted === undefined && process.platform === 'linux' && process.arch === 'x64') return bundledChromium()
  const program = wanted ?? systemBrowsers.find((path) => existsSync(path))
  if (program === undefined)
    throw new Error(
      `browser: none found for ${process.platform} ${process.arch} — install Chromium or Chrome, or name one in CLIENTELE_BROWSER`
    )
  return { executablePath: program, env: environment() }
}

/**
 * The bundled Chromium is made for one serverless host, whose libraries and fonts come in archives of
 * their own; unpacked beside it and named in the environment, they are all it needs besides a glibc.
 * It is unpacked once per version into node_modules/.cache, by a rename, so that parallel tests never see half of it.
 */
async function bundledChromium(): Promise<ChromiumProgram> {
  const folder = await unpackedChromium()
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...environment(),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      // The machine's own fonts know more scripts than the bundled one; the latter is for machines without any.
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') })
    }
  }
}

async function unpackedChromium(): Promise<string> {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  const cache = join(dirname(dirname(packageFolder)), '.cache', 'clientele')
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder

  await mkdir(cache, { recursive: true })
  const staging = await mkdtemp(join(cache, 'unpacking-'))
  try {
    await unpack(join(packageFolder, 'bin'), staging)
    await rename(staging, folder)
  } catch (cause) {
    await rm(staging, { recursive: true, force: true })
    // Another test process was first: its copy is as good.
    if (!existsSync(folder)) throw cause
  }
  return folder
}

/** In a process of its own, because the package unpacks into the temporary folder of its process. */
async function unpack(archives: string, target: string): Promise<void> {
  const script = `
    import { inflate } from '@sparticuz/chromium'
    import { join } from 'node:path'
    for (const archive of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'])
      await inflate(join(process.argv[1], archive))`
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, archives], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    env: { ...environment(), TMPDIR: target }
  })
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  )
}
