import {
  complaintColumns,
  complaintLines,
  complaintMonthColumns,
  complaintMonthLines,
  exportFormats,
  openPendingList,
  queryComplaintMonths,
  queryComplaints,
  queryPendingSummary,
  selectOfRows
} from '../../queries.ts'
import {
  complaintMonthsParameters,
  complaintsParameters,
  pendingParameters,
  pendingSummaryParameters
} from '../complaint-parameters.ts'
import { defineEndpoint } from '../endpoint.ts'
import { defineListEndpoint } from '../list-endpoint.ts'
import { filtersOf, lastMonthOf, periodName, periodOf } from '../question.ts'
import {
  complaintMonthsSchema,
  complaintsSchema,
  pendingListSchema,
  pendingSummarySchema
} from '../schemas/complaints.ts'

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

export const pendingEndpoint = defineListEndpoint({
  id: 'PendingComplaints',
  path: '/api/v1/complaints/pending',
  summary: 'Complaints with something still to be done at the end of the data, by which limit passes next.',
  parameters: pendingParameters,
  answer: pendingListSchema,
  counted: 'complaints',
  openList: async (connection, { given, scope, language }) => {
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
    return { select, name: ['complaints-pending', about.as_of], head: about }
  }
})
