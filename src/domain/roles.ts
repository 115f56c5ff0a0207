/** What somebody may do on the desk; each role may do all that those before it may. */
export const ROLES = ['reader', 'reviewer', 'editor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/**
 * Whether a role is enough for what takes `needed`: readers read; reviewers add articles, claims, evidence, reviews and
 * approvals; editors withdraw what others recorded and settle what is contested; admins keep people and settings.
 */
export function isAtLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}

/** Whether somebody may withdraw what a person recorded: it is their own, or they are an editor. */
export function mayWithdraw(
  viewer: { readonly id: number; readonly role: Role },
  recordedBy: number,
): boolean {
  return viewer.id === recordedBy ? isAtLeast(viewer.role, 'reviewer') : isAtLeast(viewer.role, 'editor')
}
