import { createHash, createHmac } from 'node:crypto'

/** What is stored of something secret: its SHA-256, hexadecimal. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * The secret part of an invitation's link. It follows from the installation's secret, so that the link can be shown
 * again while it is good, and nothing that lets anybody in is stored.
 */
export function tokenOf(secret: string, invitationUid: string): string {
  return createHmac('sha256', secret).update(`invitation ${invitationUid}`).digest('base64url')
}
