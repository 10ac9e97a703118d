import type { DuckDBConnection } from '@duckdb/node-api'
import type { Language } from '../i18n/language.ts'
import type { AnswerCache } from './answer-cache.ts'
import { answerFile, type AnswerFile, type OpenFile } from './answer-files.ts'
import { contactAnswers, type ContactAnswers } from './contact-answers.ts'
import { customerAnswers, type CustomerAnswers } from './customer-answers.ts'
import { NoBuildError } from './errors.ts'
import { figureAnswers, type FigureAnswers } from './figure-answers.ts'
import { askHistory } from './history-answers.ts'
import type { RecentQuestions } from './recent-questions.ts'
import { satisfactionAnswers, type SatisfactionAnswers } from './satisfaction-answers.ts'
import type { Lease } from './warehouse.ts'
import {
  correctableFile,
  coarsestDimension,
  describeBuild,
  describeQuality,
  dimensionMembers,
  headlineDimensions,
  kpiHistory,
  listClassRules,
  listDimensions,
  listDuplicates,
  listTargetedKpis,
  lookUpHistory,
  readSources,
  type Book,
  type BuildDescription,
  type BuildQuality,
  type ClassRules,
  type CustomerDuplicates,
  type CorrectableFile,
  type Dimension,
  type HistoryPoint,
  type HistoryRequest,
  type KpiRequest,
  type Member,
  type MembersRequest
} from './queries.ts'

/** Scope and language are the viewer's, not the page's. */
export type Unbound<Request> = Omit<Request, 'scope' | 'language'>

/** What one viewer may ask of one build; every answer comes from the cache where it can. */
export type Answers = ContactAnswers &
  SatisfactionAnswers &
  CustomerAnswers &
  FigureAnswers & {
    /** Build id */
    readonly build: string
    readonly scope: KpiRequest['scope']
    /** All that an answer depends on besides its question */
    readonly dependsOn: readonly unknown[]
    history(request: Unbound<HistoryRequest> & { months: number }): Promise<readonly HistoryPoint[]>
    describe(): Promise<BuildDescription>
    dimensions(): Promise<readonly Dimension[]>
    /** The sources that the build was made of, with how many rows were kept. */
    sources(): Promise<ReadonlyMap<string, number>>
    /** By what rules customers are classed. */
    classRules(): Promise<readonly ClassRules[]>
    /** Those that every page filters by. */
    headlineDimensions(): Promise<readonly Dimension[]>
    /** The coarsest level of a tree of dimensions that splits anything; null where the build has no such tree. */
    coarsestDimension(leaf: string): Promise<Dimension | null>
    /** The KPIs that have a target at all: the others need not be asked for theirs. */
    targetedKpis(): Promise<readonly string[]>
    members(request: Unbound<MembersRequest>): Promise<readonly Member[]>
    /** How good the data of the build are: files, rejects, columns, references, days, checks. */
    quality(): Promise<BuildQuality>
    /** Customers that look like another one. */
    duplicates(limit: number): Promise<CustomerDuplicates>
    /** The rejected rows of one file, to be corrected; not kept, for it is asked for once. */
    correctable(request: { source: string; path: string }): Promise<CorrectableFile>
    /** The file of an answer; `question` is all that it depends on of the request. */
    file(
      question: readonly unknown[],
      open: (lease: Lease) => Promise<OpenFile>
    ): Promise<AnswerFile | OpenFile>
  }

export type AnswersOptions = {
  lease: Lease
  cache: AnswerCache
  recent: RecentQuestions
  /** Answers of another version of the app may have another shape. */
  appVersion: string
  scope: KpiRequest['scope']
  language: Language
}

/** Binds the catalogue of queries to one request's build, viewer and language. */
export function createAnswers(options: AnswersOptions): Answers {
  const { lease, cache, recent, appVersion, scope, language } = options
  const viewer = { scope, language }

  const questionOf = (query: string, parameters: unknown, words: Language | null = null) =>
    JSON.stringify([appVersion, query, parameters, scope, words])
  const keyOf = (build: string, question: string) => `${build} ${question}`

  const askIn =
    (words: Language | null): AskLease =>
    (query, parameters, work, lookUp = () => null) => {
      const question = questionOf(query, parameters, words)
      const answer = (from: Lease) =>
        cache.get(keyOf(from.build, question), async () => (from.book && lookUp(from.book)) ?? work(from))
      recent.note(question, answer)
      return answer(lease)
    }
  const onConnection =
    (ask: AskLease): Ask =>
    (query, parameters, work, lookUp) =>
      ask(query, parameters, (from) => from.use((connection) => work(connection, from)), lookUp)
  // Viewers of all languages share the answers that hold no words of any.
  const [inWords, wordless] = [askIn(language), askIn(null)]
  const asks = { named: onConnection(inWords), plain: onConnection(wordless), wordless }

  const history: Answers['history'] = ({ month, months, ...request }) => {
    const keyOfMonth = (from: Lease, each: string) =>
      keyOf(from.build, questionOf('history', { ...request, month: each }))
    const answer = (from: Lease) =>
      askHistory(
        {
          cache,
          keyOf: (each) => keyOfMonth(from, each),
          ask: async (range) => {
            const asked = { ...request, ...range, scope }
            return (
              (from.book && lookUpHistory(from.book, asked)) ??
              from.use((connection) => kpiHistory(connection, asked))
            )
          }
        },
        { month, months }
      )
    recent.note(questionOf('history', { ...request, month, months }), answer)
    return answer(lease)
  }

  const file: Answers['file'] = async (parameters, open) => {
    const question = questionOf('file', parameters, language)
    const answer = (from: Lease) => answerFile({ cache, key: keyOf(from.build, question) }, () => open(from))
    const found = await answer(lease)
    // One that is not kept would be worked out for nobody.
    if ('bytes' in found) recent.note(question, answer)
    return found
  }

  return {
    build: lease.build,
    scope,
    dependsOn: [lease.build, appVersion, scope],
    ...figureAnswers(asks, viewer),
    ...dimensionAnswers(asks, viewer),
    ...contactAnswers(asks, viewer),
    ...satisfactionAnswers(asks, viewer),
    ...customerAnswers(asks, viewer),
    history,
    describe: () => asks.plain('describe', null, describeBuild),
    classRules: () => asks.plain('class-rules', null, listClassRules),
    quality: () => asks.plain('quality', null, describeQuality),
    duplicates: (limit) =>
      asks.plain('duplicates', limit, (connection) => listDuplicates(connection, { scope, limit })),
    correctable: (request) =>
      lease.use((connection) => correctableFile(connection, { ...request, language })),
    targetedKpis: () => asks.plain('targeted-kpis', null, listTargetedKpis),
    file
  }
}

/** What is asked of a build: worked out on a connection, unless it can be looked up in the build's book. */
export type Ask = <Answer>(
  query: string,
  parameters: unknown,
  work: (connection: DuckDBConnection, from: Pick<Lease, 'orders'>) => Promise<Answer>,
  lookUp?: (book: Book) => Answer | null
) => Promise<Answer>

/** The same of what finds its connections itself. */
type AskLease = <Answer>(
  query: string,
  parameters: unknown,
  work: (from: Lease) => Promise<Answer>,
  lookUp?: (book: Book) => Answer | null
) => Promise<Answer>

export type Viewer = Pick<AnswersOptions, 'scope' | 'language'>

/** `named`: answers that hold words of a language; `plain`, `wordless`: those that hold none. */
export type Asks = { readonly named: Ask; readonly plain: Ask; readonly wordless: AskLease }

const dimensionAnswers = (
  { named, plain }: Asks,
  viewer: Viewer
): Pick<Answers, 'dimensions' | 'sources' | 'headlineDimensions' | 'coarsestDimension' | 'members'> => ({
  dimensions: () => plain('dimensions', null, listDimensions),
  sources: () => plain('sources', null, readSources),
  headlineDimensions: () =>
    plain('headline-dimensions', null, (connection) => headlineDimensions(connection, viewer.scope)),
  coarsestDimension: (leaf) =>
    plain(
      'coarsest-dimension',
      leaf,
      async (connection) => (await coarsestDimension(connection, { leaf, scope: viewer.scope })) ?? null
    ),
  members: (request) =>
    named('members', request, (connection) => dimensionMembers(connection, { ...request, ...viewer }))
})

/** The answers of a request; throws NoBuildError while there is no build, which shows as a page of its own. */
export function requireAnswers({
  answers,
  noBuild
}: {
  answers: Answers | null
  noBuild: NoBuildError | null
}): Answers {
  if (answers === null) throw noBuild ?? new NoBuildError()
  return answers
}
