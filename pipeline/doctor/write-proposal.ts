import { renameSync, writeFileSync } from 'node:fs'
import { isMap, isSeq, type Document } from 'yaml'
import type { Proposal } from './propose-mapping.ts'

export interface PlacedProposal extends Proposal {
  /** Which entry of the source it belongs to, from 0; sources that are new have no entry yet. */
  readonly entry: number
  /** The files a new source reads. */
  readonly files: readonly string[]
}

/** Adds proposals to the config's document; what stands there already, comments included, stays. */
export function addProposals({
  document,
  proposals
}: {
  document: Document
  proposals: readonly PlacedProposal[]
}): void {
  for (const proposal of proposals) {
    const path = entryPath({ document, proposal })
    if (!document.hasIn([...path, 'files'])) {
      const [first, ...more] = proposal.files
      document.setIn([...path, 'files'], more.length === 0 ? first : proposal.files)
    }
    for (const part of ['columns', 'attributes', 'levels'] as const) {
      for (const [name, header] of Object.entries(proposal[part])) {
        if (!isMap(document.getIn([...path, part], true)))
          document.setIn([...path, part], document.createNode({}))
        document.setIn([...path, part, name], header)
      }
    }
  }
}

function entryPath({
  document,
  proposal
}: {
  document: Document
  proposal: PlacedProposal
}): (string | number)[] {
  const path = ['sources', proposal.source]
  const node = document.getIn(path, true)
  if (isSeq(node)) return [...path, proposal.entry]
  if (!isMap(node)) document.setIn(path, document.createNode({}))
  return path
}

/** Replaces a config file in one step, so that it is never half written. */
export function writeConfig({ path, document }: { path: string; document: Document }): void {
  const next = `${path}.next`
  writeFileSync(next, document.toString({ lineWidth: 110 }))
  renameSync(next, path)
}
