import { parseArgs } from 'node:util'
import {
  campaignColumns,
  campaignLines,
  memberGroups,
  openCampaignMembers,
  queryCampaignMembers,
  queryCampaigns,
  readSources,
  selectOfRows
} from '../queries/index.ts'
import { answerUsage, askBuild, askedOptions, mostRows } from './asked-options.ts'
import { UsageError, type Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { oneOf } from './option-values.ts'
import { outputOf } from './output.ts'
import { campaignNotes, campaignTable, campaignsTable } from './tables/campaigns-table.ts'
import { missingSourceNote } from './tables/missing-source.ts'
import { tellNotes } from './tables/notes.ts'

const { month, where, limit, format, output, out, lang } = askedOptions

const options = {
  ...{ month, where, limit, format, output, out, lang },
  group: { type: 'string' },
  search: { type: 'string' },
  sort: { type: 'string' }
} as const

const rowsOfTable = 20

export const command: Command = {
  name: 'campaigns',
  summary:
    'What campaigns cost, whom they reached, what they brought, and what beyond the customers who were held out.',
  usage: `campaigns [<id> [--group treated|holdout] [--search TEXT] [--sort=[-]COLUMN] [--limit N]] [--month YYYY-MM] [--where DIM=VALUE]… [--format table|json|csv|arrow|parquet|xlsx] ${answerUsage}`,
  run: async (argv, io) => {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const campaign = onlyCampaign(positionals)
    const file = outputOf(values, io)
    const asked = { ...values, quarter: undefined, from: undefined, to: undefined }
    await askBuild({ ...asked, definition: undefined }, io, async ({ connection, question, reader }) => {
      const { period, language, scope } = question
      if (!('month' in period)) throw new Error('a month is asked for')
      const viewed = { ...period, where: question.where, scope }
      const answer = await queryCampaigns(connection, { ...viewed, campaign })
      const missing = missingSourceNote(
        ['campaigns', 'campaign_members'],
        await readSources(connection),
        reader
      )
      const notes = [...missing, ...campaignNotes(answer, reader)]
      if (campaign === undefined) {
        if (file.format === 'table') return file.text(campaignsTable(answer, notes, reader))
        if (file.format === 'json') return file.text(`${JSON.stringify(answer, null, 2)}\n`)
        await file.rows(
          connection,
          selectOfRows(campaignColumns, campaignLines(answer.campaigns)),
          'campaigns'
        )
        return tellNotes(io, notes)
      }
      const request = {
        ...{ ...viewed, campaign, language },
        limit: question.limit ?? (file.format === 'table' ? rowsOfTable : mostRows),
        ...(values.group !== undefined && { group: oneOf('--group', values.group, memberGroups) }),
        ...(values.search !== undefined && { search: values.search }),
        ...(values.sort !== undefined && { sort: values.sort })
      }
      if (file.format === 'table' || file.format === 'json') {
        const members = await queryCampaignMembers(connection, request)
        if (file.format === 'table') return file.text(campaignTable(answer, members, notes, reader))
        const [only] = answer.campaigns
        return file.text(`${JSON.stringify({ ...only, members: members.rows }, null, 2)}\n`)
      }
      const { select } = await openCampaignMembers(connection, request)
      await file.rows(connection, select, 'campaign-members')
      tellNotes(io, notes)
    })
    return exitCodes.done
  }
}

function onlyCampaign(positionals: readonly string[]): string | undefined {
  const [campaign, extra] = positionals
  if (extra !== undefined) throw new UsageError(`one campaign at a time: ${extra} — leave it out`)
  return campaign
}
