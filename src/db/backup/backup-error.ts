/** A backup cannot be taken or put back: one line for the person who asked for it, and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}
