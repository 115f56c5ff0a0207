import type { Role } from '../../domain/roles.js'

/** Who acts, and at which moment. Every write takes one. */
export interface Actor {
  readonly id: number
  readonly uid: string
  readonly role: Role
  readonly at: Date
}
