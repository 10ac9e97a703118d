import type { KpiAnswer } from '../answer.ts'
import { compositionFromBook } from '../composition.ts'
import type { Composition } from '../composition.ts'
import type { HistoryPoint } from '../history-points.ts'
import {
  compositionHistoryRequestSchema,
  compositionRequestSchema,
  historyRequestSchema,
  kpiRequestSchema,
  parseRequest
} from '../request.ts'
import type { CompositionHistoryRequest, CompositionRequest, HistoryRequest, KpiRequest } from '../request.ts'
import type { CompositionHistory } from '../composition-history-answer.ts'
import { compositionHistoryFromBook } from '../composition-history.ts'
import { historyFromBook, kpiFromBook } from './answer-from-book.ts'
import type { Book } from './book.ts'

/** As queryKpi, without a connection; null where the book does not hold the answer. */
export const lookUpKpi = (book: Book, request: KpiRequest): KpiAnswer | null =>
  kpiFromBook(book, parseRequest(kpiRequestSchema, request))

/** As kpiHistory, without a connection; null where the book does not hold the answer. */
export const lookUpHistory = (book: Book, request: HistoryRequest): HistoryPoint[] | null =>
  historyFromBook(book, parseRequest(historyRequestSchema, request))

/** As queryComposition, without a connection; null where the book does not hold the answer. */
export const lookUpComposition = (book: Book, request: CompositionRequest): Composition | null =>
  compositionFromBook(book, parseRequest(compositionRequestSchema, request))

/** As queryCompositionHistory, without a connection; null where the book does not hold the answer. */
export const lookUpCompositionHistory = (
  book: Book,
  request: CompositionHistoryRequest
): CompositionHistory | null =>
  compositionHistoryFromBook(book, parseRequest(compositionHistoryRequestSchema, request))
