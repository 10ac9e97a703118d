import { askEventTotal, countsEvents } from './event-totals.ts'
import { customerOrder } from './customer-order.ts'
import type { Asks, Unbound, Viewer } from './answers.ts'
import {
  queryCustomersHead,
  lookUpComposition,
  lookUpCompositionHistory,
  lookUpKpi,
  queryComposition,
  queryCompositionHistory,
  queryCustomer,
  queryCustomerFlow,
  queryCustomers,
  queryExplain,
  queryKpi,
  queryPivot,
  readKpiRows,
  type Composition,
  type CompositionHistory,
  type CompositionHistoryRequest,
  type CompositionRequest,
  type CustomerCard,
  type CustomerFlow,
  type CustomerRequest,
  type CustomersHead,
  type CustomersPage,
  type CustomersRequest,
  type ExplainAnswer,
  type ExplainRequest,
  type FlowRequest,
  type KpiAnswer,
  type KpiRequest,
  type PivotAnswer,
  type PivotRequest,
  type RowsPage,
  type RowsRequest
} from './queries.ts'

export type Concentrations = Pick<Composition, 'concentration' | 'previous_concentration' | 'comparison'>

/** What is asked of the figures, and of the customers behind them. */
export type FigureAnswers = {
  kpi(request: Unbound<KpiRequest>): Promise<KpiAnswer>
  composition(request: Unbound<CompositionRequest>): Promise<Composition>
  /** How unevenly a measure is spread over the members of a dimension, none of which is named. */
  concentration(request: Omit<Unbound<CompositionRequest>, 'limit'>): Promise<Concentrations>
  compositionHistory(request: Unbound<CompositionHistoryRequest>): Promise<CompositionHistory>
  explain(request: Unbound<ExplainRequest>): Promise<ExplainAnswer>
  /** Who came and who went. */
  flow(request: Unbound<FlowRequest>): Promise<CustomerFlow>
  pivot(request: Unbound<PivotRequest>): Promise<PivotAnswer>
  /** Rows behind a figure: a page of them, for eyes. */
  rows(request: Unbound<RowsRequest>): Promise<RowsPage>
  /** One customer; null where there is none that the viewer may see. */
  customer(request: Unbound<CustomerRequest>): Promise<CustomerCard | null>
  /** How many customers there are in a list, and of what days it is. */
  customersHead(request: Unbound<CustomersRequest>): Promise<CustomersHead>
  /** A page of the customers as of the end of a month. */
  customers(request: Unbound<CustomersRequest>): Promise<CustomersPage>
}

export const figureAnswers = ({ named, plain, wordless }: Asks, viewer: Viewer): FigureAnswers => ({
  kpi: (request) => askKpi({ named, plain, wordless }, { ...request, ...viewer }),
  composition: (request) =>
    named(
      'composition',
      request,
      (connection) => queryComposition(connection, { ...request, ...viewer }),
      (book) => lookUpComposition(book, { ...request, ...viewer })
    ),
  concentration: (request) => {
    const asked = { ...request, limit: 1, ...viewer }
    return plain(
      'concentration',
      request,
      async (connection) => concentrationsOf(await queryComposition(connection, asked)),
      (book) => {
        const found = lookUpComposition(book, asked)
        return found && concentrationsOf(found)
      }
    )
  },
  compositionHistory: (request) =>
    named(
      'composition-history',
      request,
      (connection) => queryCompositionHistory(connection, { ...request, ...viewer }),
      (book) => lookUpCompositionHistory(book, { ...request, ...viewer })
    ),
  explain: (request) =>
    named('explain', request, (connection) => queryExplain(connection, { ...request, ...viewer })),
  flow: (request) =>
    plain('flow', request, (connection) =>
      queryCustomerFlow(connection, { ...request, scope: viewer.scope })
    ),
  customer: (request) =>
    named('customer', request, (connection) => queryCustomer(connection, { ...request, ...viewer })),
  customersHead: (request) =>
    named('customers-head', request, (connection) =>
      queryCustomersHead(connection, { ...request, ...viewer })
    ),
  customers: (request) =>
    named('customers', request, async (connection, from) => {
      const asked = { ...request, ...viewer }
      return queryCustomers(connection, asked, await customerOrder(from, connection, asked))
    }),
  pivot: (request) =>
    named('pivot', request, (connection) => queryPivot(connection, { ...request, ...viewer })),
  rows: (request) =>
    named('rows', request, (connection) => readKpiRows(connection, { ...request, ...viewer }))
})

/** `asked` but for the viewer's scope and language is the question. */
function askKpi({ named, plain, wordless }: Asks, asked: KpiRequest): Promise<KpiAnswer> {
  const { scope: _scope, language: _language, ...request } = asked
  if (request.by === undefined && countsEvents(request))
    return wordless(
      'kpi',
      request,
      (from) => askEventTotal(from, asked),
      (book) => lookUpKpi(book, asked)
    )
  return (request.by === undefined ? plain : named)(
    'kpi',
    request,
    (connection) => queryKpi(connection, asked),
    (book) => lookUpKpi(book, asked)
  )
}

function concentrationsOf({
  concentration,
  previous_concentration,
  comparison
}: Composition): Concentrations {
  return { concentration, previous_concentration, comparison }
}
