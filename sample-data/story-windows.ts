import type { Window } from './figures.ts'

export const lastYear: Window = { from: '2025-11-01', to: '2026-10-31' }
export const yearBefore: Window = { from: '2024-11-01', to: '2025-10-31' }
export const lastMonth: Window = { from: '2026-10-01', to: '2026-10-31' }
export const sameMonthYearBefore: Window = { from: '2025-10-01', to: '2025-10-31' }
