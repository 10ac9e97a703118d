import { intervalsOf } from '../intervals.ts'
import type { SampleSums } from '../intervals.ts'
import type { Survey } from './request.ts'

/** Answers by what they are. */
export interface Tally {
  readonly n: number
  readonly good: number
  readonly bad: number
}

/** The score of answers: a share, or points from −100 to 100 (NPS), with its 95 % interval. */
export interface Score extends Tally {
  /** Null without answers. */
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** The change from one score to another, with the interval of the difference. */
export interface ScoreChange {
  readonly change: number | null
  readonly change_low: number | null
  readonly change_high: number | null
  /** `up` or `down` where the interval leaves 0 out, `unclear` where chance explains the change; null without one. */
  readonly differs: 'up' | 'down' | 'unclear' | null
}

const kindOf = (survey: Survey) => (survey === 'nps' ? 'net-score' : 'wilson')

function sumsOf(survey: Survey, { n, good, bad }: Tally): SampleSums {
  return survey === 'nps'
    ? { n, sum: 100 * (good - bad), squares: 10_000 * (good + bad) }
    : { n, sum: good, squares: good }
}

const valueOf = ({ n, sum }: SampleSums): number | null => (n === 0 ? null : sum / n)

/** The score of a survey that the answers come to. */
export function scoreOf(survey: Survey, tally: Tally): Score {
  const sums = sumsOf(survey, tally)
  const { own } = intervalsOf(kindOf(survey), sums, null)
  return { ...tally, value: valueOf(sums), low: own?.low ?? null, high: own?.high ?? null }
}

/** How a score changed from that of other answers. */
export function changeOf(survey: Survey, tally: Tally, base: Tally | undefined): ScoreChange {
  const [own, other] = [sumsOf(survey, tally), base && sumsOf(survey, base)]
  if (other === undefined || own.n === 0 || other.n === 0)
    return { change: null, change_low: null, change_high: null, differs: null }
  const { change } = intervalsOf(kindOf(survey), own, other)
  return {
    change: own.sum / own.n - other.sum / other.n,
    change_low: change?.low ?? null,
    change_high: change?.high ?? null,
    differs: change && differs(change)
  }
}

const differs = ({ low, high }: { low: number; high: number }): 'up' | 'down' | 'unclear' =>
  low > 0 ? 'up' : high < 0 ? 'down' : 'unclear'
