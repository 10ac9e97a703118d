import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The repository's root, ending in "/". */
export const repository = new URL('../..', import.meta.url).pathname

/** Every file that is, or is about to be, under version control; paths from the root, written with "/". */
export function projectFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
    encoding: 'utf8'
  })
  return listed.split('\0').filter((path) => path !== '' && existsSync(`${repository}${path}`))
}
