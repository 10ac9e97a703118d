import { dirname, posix, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** The path in the repository, written with "/". */
export const repositoryPath = (absolute) => relative(repository, absolute).split(sep).join('/')

/** The imported file as a path in the repository, or the package name as written. */
export function resolveTarget(specifier, filename) {
  if (specifier.startsWith('#lib/')) return posix.join('web/src/lib', specifier.slice('#lib/'.length))
  if (specifier.startsWith('@clientele/')) return `${specifier.slice('@clientele/'.length)}/index.ts`
  if (specifier.startsWith('$lib/')) return posix.join('web/src/lib', specifier.slice('$lib/'.length))
  if (specifier.startsWith('.')) return repositoryPath(resolve(dirname(filename), specifier))
  return specifier
}

/** Tests hand their environment on to the commands they start; the rooms themselves do not read it. */
export function readsEnvironment(path) {
  return path === 'pipeline/config.ts' || path === 'web/src/env.ts' || /^(cli|test)\//.test(path)
}
