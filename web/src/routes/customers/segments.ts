import type { PageServerData } from './$types'

type Shown = NonNullable<PageServerData['shown']>

export type Segments = Shown['segments']

type Soon = NonNullable<Shown['migration']>

export type Migration = Extract<Soon, { value: unknown }>['value']
