import { existsSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Document } from 'yaml'
import { completeConfig, loadConfig, readYaml, type Config } from '../pipeline/config.ts'
import { dryRun, type Refusal } from '../pipeline/doctor/dry-run.ts'
import type { Examination, FileFinding } from '../pipeline/doctor/examine.ts'
import { addProposals, writeConfig, type PlacedProposal } from '../pipeline/doctor/write-proposal.ts'
import { count } from '../pipeline/log.ts'
import { UsageError, type Command, type Io } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { derivedTiers } from './derived-tiers.ts'
import { oneOf } from './option-values.ts'

export const command: Command = {
  name: 'doctor',
  summary:
    'Says what is wrong with config and files before a build, and proposes a mapping for headers it does not know.',
  usage: 'doctor [SALES FILE…] [--config clientele.yaml] [--write] [--out data] [--format text|json]',
  run: async (argv, io) => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        config: { type: 'string', default: 'clientele.yaml' },
        write: { type: 'boolean', default: false },
        out: { type: 'string', default: 'data' },
        format: { type: 'string', default: 'text' }
      }
    })
    const format = oneOf('--format', values.format, ['text', 'json'] as const)
    const { config, document } = openConfig({ path: values.config, files: positionals })
    const { examination, refusals } = await dryRun({ config })
    const tiers = config.tiers ? null : await derivedTiers(values.out, config.path)
    if (values.write) {
      addProposals({ document, proposals: examination.proposals })
      if (tiers) document.set('tiers', document.createNode(tiers))
      writeConfig({ path: config.path, document })
    }
    const outcome = { examination, refusals, tiers, config }
    if (format === 'json') {
      io.out(`${JSON.stringify({ ...outcomeOf(outcome), written: values.write }, null, 2)}\n`)
    } else {
      report({ ...outcome, io })
      if (values.write) io.out(`written  ${values.config}\n`)
      else if (examination.proposals.length > 0 || tiers)
        io.out('to write the proposals into the config, add --write\n')
    }
    return examination.findings.some(({ problem }) => problem !== null) ? exitCodes.usage : exitCodes.done
  }
}

/** The config as it stands, or a first one around the sales files named on the command line. */
function openConfig({ path, files }: { path: string; files: readonly string[] }): {
  config: Config
  document: Document
} {
  if (existsSync(path)) {
    if (files.length > 0) {
      throw new UsageError(
        `${files.join(' ')}: ${path} exists already — name the files in it, or another --config`
      )
    }
    return { config: loadConfig(path), document: readYaml(path).document }
  }
  if (files.length === 0) return { config: loadConfig(path), document: readYaml(path).document }
  const absolute = resolve(path)
  const relatives = files.map((file) => relative(dirname(absolute), resolve(file)))
  const [only, ...more] = relatives
  const document = new Document({ sources: { sales: { files: more.length === 0 ? only : relatives } } })
  return { config: completeConfig({ path, document }), document }
}

interface Outcome {
  readonly examination: Examination
  readonly refusals: readonly Refusal[]
  readonly tiers: { readonly strategic: number; readonly key: number } | null
  readonly config: Config
}

/** For programs: without the records that were looked at. */
function outcomeOf({ examination, refusals, tiers, config: { folder } }: Outcome) {
  const findings = examination.findings.map(({ source, path, plan, problem, unused }) => ({
    source,
    path: relative(folder, path),
    problem,
    ...(plan && {
      encoding: plan.encoding,
      layout: plan.layout,
      delimiter: plan.delimiter,
      gzipped: plan.gzipped,
      decimal: plan.decimal,
      dates: plan.dates
    }),
    unused
  }))
  const refused = refusals.map(({ path, ...refusal }) => ({ ...refusal, path: relative(folder, path) }))
  return { findings, proposals: examination.proposals, refusals: refused, tiers }
}

function report({ examination, refusals, tiers, config, io }: Outcome & { io: Io }): void {
  for (const finding of examination.findings) io.out(describeFinding(finding, config))
  for (const proposal of examination.proposals) io.out(describeProposal(proposal))
  for (const { source, path, column, reason, rows, record, value } of refusals) {
    io.out(
      `rejects  ${source}: ${count(rows)} × ${column === null ? '' : `${column}: `}${reason} — ${relative(config.folder, path)}, first in record ${record}${value === null ? '' : `: "${value}"`}\n`
    )
  }
  const problems = examination.findings.filter(({ problem }) => problem !== null).length
  io.out(
    problems === 0 ? 'nothing stands in the way of a build\n' : `${problems} to put right before a build\n`
  )
  if (tiers)
    io.out(`tiers  derived from the data: strategic from ${tiers.strategic}, key from ${tiers.key}\n`)
}

function describeFinding({ source, path, plan, problem, unused }: FileFinding, { folder }: Config): string {
  const name = relative(folder, path)
  if (!plan) return `problem  ${source}: ${problem}\n`
  const dates = Object.entries(plan.dates).map(
    ([column, { formats, iso }]) => `${column} as ${iso === 'only' ? 'ISO 8601' : formats.join(' or ')}`
  )
  const form = plan.layout === 'delimited' ? `delimiter ${JSON.stringify(plan.delimiter)}` : plan.layout
  const facts = [
    plan.encoding,
    form,
    ...(plan.gzipped ? ['gzip'] : []),
    ...dates,
    ...(plan.decimal === ',' ? ['decimal comma'] : [])
  ]
  const left = unused.length > 0 ? `         not used: ${unused.join(', ')}\n` : ''
  return `file     ${source}: ${name} — ${facts.join(', ')}\n${left}`
}

function describeProposal({ source, columns, attributes, levels, files }: PlacedProposal): string {
  const lines = [
    ...Object.entries(columns).map(([name, header]) => `  columns     ${name}: ${header}`),
    ...Object.entries(attributes).map(([name, header]) => `  attributes  ${name}: ${header}`),
    ...Object.entries(levels).map(([name, header]) => `  levels      ${name}: ${header}`)
  ]
  return `propose  ${source} (${files.join(', ')})\n${lines.map((line) => `       ${line}\n`).join('')}`
}
