import { BuildRunning, CheckFailed, ConfigError, OutputError, SourceError } from '../pipeline/errors.ts'
import { QueryError } from '../queries/index.ts'
import { UsageError } from './command.ts'

/** 0 done · 1 a check failed, or a fault of ours · 2 called or configured wrongly · 3 a source or the output cannot be read or written. */
export const exitCodes = { done: 0, failed: 1, usage: 2, unreadable: 3 } as const

/** Exit code for what a command threw; null for a fault of ours, which deserves its stack. */
export function exitCodeOf(problem: unknown): number | null {
  if (problem instanceof CheckFailed) return exitCodes.failed
  if (
    problem instanceof ConfigError ||
    problem instanceof UsageError ||
    problem instanceof QueryError ||
    problem instanceof BuildRunning
  ) {
    return exitCodes.usage
  }
  if (problem instanceof SourceError || problem instanceof OutputError) return exitCodes.unreadable
  if (isParseArgsError(problem)) return exitCodes.usage
  return null
}

function isParseArgsError(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && String(problem.code).startsWith('ERR_PARSE_ARGS')
}
