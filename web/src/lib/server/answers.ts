import type { DuckDBConnection } from '@duckdb/node-api'
import type { Language } from '../i18n/language.ts'
import type { AnswerCache } from './answer-cache.ts'
import { answerFile, type AnswerFile, type OpenFile } from './answer-files.ts'
import { NoBuildError } from './errors.ts'
import { askHistory } from './history-answers.ts'
import type { Lease } from './warehouse.ts'
import {
  countRejects,
  describeBuild,
  dimensionMembers,
  kpiHistory,
  listDimensions,
  listTargetedKpis,
  queryComposition,
  queryKpi,
  sourceQuality,
  type BuildDescription,
  type Composition,
  type CompositionRequest,
  type Dimension,
  type HistoryPoint,
  type HistoryRequest,
  type KpiAnswer,
  type KpiRequest,
  type Member,
  type MembersRequest,
  type RejectReason,
  type SourceFile
} from './queries.ts'

/** Scope and language are the viewer's, not the page's. */
type Unbound<Request> = Omit<Request, 'scope' | 'language'>

/** What one viewer may ask of one build; every answer comes from the cache where it can. */
export type Answers = {
  /** Build id */
  readonly build: string
  readonly scope: KpiRequest['scope']
  /** All that an answer depends on besides its question */
  readonly dependsOn: readonly unknown[]
  kpi(request: Unbound<KpiRequest>): Promise<KpiAnswer>
  composition(request: Unbound<CompositionRequest>): Promise<Composition>
  history(request: Unbound<HistoryRequest> & { months: number }): Promise<readonly HistoryPoint[]>
  describe(): Promise<BuildDescription>
  dimensions(): Promise<readonly Dimension[]>
  /** The KPIs that have a target at all: the others need not be asked for theirs. */
  targetedKpis(): Promise<readonly string[]>
  members(request: Unbound<MembersRequest>): Promise<readonly Member[]>
  sources(): Promise<readonly SourceFile[]>
  rejects(): Promise<readonly RejectReason[]>
  /** The file of an answer; `question` is all that it depends on of the request. */
  file(
    question: readonly unknown[],
    open: (lease: Lease) => Promise<OpenFile>
  ): Promise<AnswerFile | OpenFile>
}

export type AnswersOptions = {
  lease: Lease
  cache: AnswerCache
  /** Answers of another version of the app may have another shape. */
  appVersion: string
  scope: KpiRequest['scope']
  language: Language
}

/** Binds the catalogue of queries to one request's build, viewer and language. */
export function createAnswers({ lease, cache, appVersion, scope, language }: AnswersOptions): Answers {
  const viewer = { scope, language }

  function keyOf(query: string, parameters: unknown): string {
    return JSON.stringify([lease.build, appVersion, query, parameters, scope, language])
  }

  function ask<Answer>(
    query: string,
    parameters: unknown,
    work: (connection: DuckDBConnection) => Promise<Answer>
  ): Promise<Answer> {
    return cache.get(keyOf(query, parameters), () => lease.use(work))
  }

  return {
    build: lease.build,
    scope,
    dependsOn: [lease.build, appVersion, scope],
    kpi: (request) => ask('kpi', request, (connection) => queryKpi(connection, { ...request, ...viewer })),
    composition: (request) =>
      ask('composition', request, (connection) => queryComposition(connection, { ...request, ...viewer })),
    history: ({ month, months, ...request }) =>
      askHistory(
        {
          cache,
          keyOf: (each) => keyOf('history', { ...request, month: each }),
          ask: (range) => lease.use((connection) => kpiHistory(connection, { ...request, ...range, scope }))
        },
        { month, months }
      ),
    describe: () => ask('describe', null, describeBuild),
    dimensions: () => ask('dimensions', null, listDimensions),
    targetedKpis: () => ask('targeted-kpis', null, listTargetedKpis),
    members: (request) =>
      ask('members', request, (connection) => dimensionMembers(connection, { ...request, ...viewer })),
    sources: () => ask('sources', null, sourceQuality),
    rejects: () => ask('rejects', null, countRejects),
    file: (question, open) => answerFile({ cache, key: keyOf('file', question) }, () => open(lease))
  }
}

/** The answers of this request; throws NoBuildError while there is no build, which shows as a page of its own. */
export function requireAnswers(answers: Answers | null): Answers {
  if (answers === null) throw new NoBuildError()
  return answers
}
