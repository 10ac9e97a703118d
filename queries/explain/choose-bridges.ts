import type { DuckDBConnection } from '@duckdb/node-api'
import type { KpiDefinition } from '../define-query.ts'
import { findDimension, readDimensions } from '../dimensions.ts'
import type { CataloguedDimension } from '../dimensions.ts'
import { listAllowed, QueryError } from '../errors.ts'
import type { BridgeName } from '../request.ts'
import type { BridgeMethod } from './bridge-method.ts'
import { customerBridge } from './customer-bridge.ts'
import { memberBridge } from './member-bridge.ts'
import { mixRate } from './mix-rate.ts'
import { priceVolumeMix } from './price-volume-mix.ts'

const methods: readonly BridgeMethod[] = [customerBridge, priceVolumeMix, memberBridge, mixRate]

/** A way to take a change apart, and the dimension of its rows. */
export interface ChosenBridge {
  readonly method: BridgeMethod
  readonly by: CataloguedDimension
}

interface Asked {
  readonly bridge?: BridgeName | undefined
  readonly by?: string | undefined
  readonly effect?: string | undefined
}

/**
 * The bridges that a request asks for: the one it names, or all that fit its KPI, its dimension and its effect.
 * @throws QueryError when there is none, naming what stands in the way and what is allowed there.
 */
export async function chooseBridges(
  connection: DuckDBConnection,
  kpi: KpiDefinition,
  { bridge, by, effect }: Asked
): Promise<ChosenBridge[]> {
  const dimensions = await readDimensions(connection)
  const fitting = bridgesOf(kpi, bridge)
  const split = splitBridges(fitting, { kpi, by, dimensions })
  if (effect === undefined) return split
  const named = split.filter(({ method }) => hasEffect(method, kpi, effect, bridge !== undefined))
  if (named.length === 0)
    refuseEffect(
      effect,
      split.flatMap(({ method }) => method.effects(kpi)?.map(({ name }) => name) ?? [])
    )
  return named
}

function bridgesOf(kpi: KpiDefinition, bridge: BridgeName | undefined): readonly BridgeMethod[] {
  const fitting = methods.filter((method) => method.explains(kpi))
  if (fitting.length === 0) {
    throw new QueryError({
      parameter: 'kpi',
      value: kpi.name,
      allowed: 'a middle cannot be taken apart into what its parts did; ask for a sum or a ratio'
    })
  }
  if (bridge === undefined) return fitting
  const named = fitting.filter(({ name }) => name === bridge)
  if (named.length > 0) return named
  const allowed = listAllowed(fitting.map(({ name }) => name))
  throw new QueryError({ parameter: 'bridge', value: bridge, allowed: `${kpi.name}: ${allowed}` })
}

function splitBridges(
  fitting: readonly BridgeMethod[],
  {
    kpi,
    by,
    dimensions
  }: { kpi: KpiDefinition; by: string | undefined; dimensions: readonly CataloguedDimension[] }
): ChosenBridge[] {
  if (by === undefined)
    return fitting.map((method) => ({ method, by: method.usualDimension(kpi, dimensions) }))
  const dimension = findDimension(dimensions, by, 'by')
  const split = fitting.filter((method) => method.splitsBy(kpi, dimension))
  if (split.length > 0) return split.map((method) => ({ method, by: dimension }))
  const allowed = dimensions.filter((each) => fitting.some((method) => method.splitsBy(kpi, each)))
  const asked = [kpi.name, ...(fitting.length === 1 ? fitting.map(({ name }) => name) : [])].join(', ')
  throw new QueryError({
    parameter: 'by',
    value: by,
    allowed: `${asked}: ${listAllowed(allowed.map(({ name }) => name))}`
  })
}

/** Members are the effects only of a bridge that is asked for: any text could be the key of one. */
function hasEffect(method: BridgeMethod, kpi: KpiDefinition, effect: string, isNamed: boolean): boolean {
  const effects = method.effects(kpi)
  return effects === null ? isNamed : effects.some(({ name }) => name === effect)
}

/** @throws QueryError that says which effects there are. */
export function refuseEffect(effect: string, allowed: readonly string[]): never {
  throw new QueryError({
    parameter: 'effect',
    value: effect,
    allowed: allowed.length === 0 ? 'nothing changed here' : listAllowed([...new Set(allowed)])
  })
}
