/** How many of the complaints that are open are past a limit. */
export const lateOf = (ages: readonly { late: number }[]): number =>
  ages.reduce((sum, { late }) => sum + late, 0)
