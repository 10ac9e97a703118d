import { begin } from '../../answer-files.ts'
import {
  complaintColumns,
  complaintLines,
  complaintMonthColumns,
  complaintMonthLines,
  exportFormats,
  exportOf,
  openPendingList,
  queryComplaintMonths,
  queryComplaints,
  queryPendingSummary,
  selectOfRows
} from '../../queries.ts'
import { attachment, titleOf } from '../attachment.ts'
import {
  complaintMonthsParameters,
  complaintsParameters,
  pendingParameters,
  pendingSummaryParameters
} from '../complaint-parameters.ts'
import { download, inMemory } from '../downloads.ts'
import { defineEndpoint, type Endpoint } from '../endpoint.ts'
import { filtersOf, lastMonthOf, periodName, periodOf } from '../question.ts'
import {
  complaintMonthsSchema,
  complaintsSchema,
  pendingListSchema,
  pendingSummarySchema
} from '../schemas/complaints.ts'
import { wrapped } from './rows.ts'

export const complaintsEndpoint = defineEndpoint({
  id: 'Complaints',
  path: '/api/v1/complaints',
  summary:
    'Complaints of a period: how many for how many orders, how soon they were handled, and which groups stand out.',
  resource: null,
  parameters: complaintsParameters,
  answer: complaintsSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) => {
    const { compare, by, clock, limit } = given
    return queryComplaints(connection, {
      period: await periodOf(connection, given),
      where: await filtersOf(connection, given.where, { scope, language }),
      ...(compare !== undefined && { compare }),
      ...(by !== undefined && { by }),
      ...(clock !== undefined && { clock }),
      limit,
      language,
      scope
    })
  },
  table: (answer, { given }) => ({
    select: selectOfRows(complaintColumns, complaintLines(answer)),
    name: ['complaints', given.by, ...periodName(given)]
  })
})

export const complaintMonthsEndpoint = defineEndpoint({
  id: 'ComplaintMonths',
  path: '/api/v1/complaints/months',
  summary: 'Complaints month by month, by the month in which they were opened.',
  resource: null,
  parameters: complaintMonthsParameters,
  answer: complaintMonthsSchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) =>
    queryComplaintMonths(connection, {
      month: given.month ?? (await lastMonthOf(connection)),
      months: given.months,
      where: await filtersOf(connection, given.where, { scope, language }),
      ...(given.clock !== undefined && { clock: given.clock }),
      scope
    }),
  table: (answer, { given }) => ({
    select: selectOfRows(complaintMonthColumns, complaintMonthLines(answer)),
    name: ['complaint-months', given.month]
  })
})

export const pendingSummaryEndpoint = defineEndpoint({
  id: 'PendingSummary',
  path: '/api/v1/complaints/ages',
  summary: 'How old the unsolved complaints are at the end of the data, and what complaints wait for.',
  resource: null,
  parameters: pendingSummaryParameters,
  answer: pendingSummarySchema,
  formats: exportFormats,
  ask: async (connection, { given, scope, language }) =>
    queryPendingSummary(connection, {
      where: await filtersOf(connection, given.where, { scope, language }),
      ...(given.clock !== undefined && { clock: given.clock }),
      scope
    }),
  table: ({ ages, as_of }) => ({
    select: selectOfRows(
      [
        { name: 'from_days', type: 'BIGINT' },
        { name: 'to_days', type: 'BIGINT' },
        { name: 'complaints', type: 'BIGINT' },
        { name: 'late', type: 'BIGINT' }
      ],
      ages
    ),
    name: ['complaint-ages', as_of]
  })
})

/** A page of the list, not a download. */
const fewRows = 2000

export const pendingEndpoint: Endpoint<typeof pendingParameters> = {
  id: 'PendingComplaints',
  path: '/api/v1/complaints/pending',
  summary: 'Complaints with something still to be done at the end of the data, by which limit passes next.',
  resource: null,
  parameters: pendingParameters,
  answer: pendingListSchema,
  formats: exportFormats,
  headers: { 'X-Total-Count': 'How many complaints there are, whatever the limit.' },
  open: ({ given, scope, language }, { lease, format }) => {
    const read = given.limit <= fewRows ? inMemory : download
    return read(lease, async (connection) => {
      const { where, clock, step, state, search, sort, limit, offset } = given
      const { select, ...about } = await openPendingList(connection, {
        where: await filtersOf(connection, where, { scope, language }),
        ...(clock !== undefined && { clock }),
        ...(step !== undefined && { step }),
        ...(state !== undefined && { state }),
        search,
        sort,
        limit,
        offset,
        language,
        scope
      })
      const name = ['complaints-pending', about.as_of]
      const parts = await exportOf(connection, select, {
        format,
        folder: lease.scratch,
        name: titleOf(name)
      })
      const headers = { 'x-total-count': String(about.total) }
      if (format !== 'json') return { headers: { ...headers, ...attachment(name, format) }, parts }
      return { headers, parts: await begin(wrapped({ ...about, limit, offset }, parts)) }
    })
  }
}
