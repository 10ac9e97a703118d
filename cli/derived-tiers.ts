import { describeBuild } from '../queries/index.ts'
import { currentBuild } from '../pipeline/warehouse.ts'
import { openBuild } from './open-build.ts'

/**
 * The tier thresholds that the live build of this config derived from its data, to be written down so that they
 * stay; null when there is no such build.
 */
export async function derivedTiers(
  out: string,
  configPath: string
): Promise<{ strategic: number; key: number } | null> {
  if (currentBuild(out) === null) return null
  const build = await openBuild(out)
  try {
    const { settings } = await describeBuild(build.connection)
    if (settings['config_path'] !== configPath || settings['tiers_derived'] !== 'true') return null
    return {
      strategic: Number(settings['tier_strategic_minimum']),
      key: Number(settings['tier_key_minimum'])
    }
  } finally {
    build.close()
  }
}
