/** Rows by the claim that they belong to, in their order. */
export function byClaim<T extends { readonly claimId: number }>(
  rows: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(row.claimId)
    if (group) group.push(row)
    else groups.set(row.claimId, [row])
  }
  return groups
}
