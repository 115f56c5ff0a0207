/** Who acts, and at which moment. Every write takes one. */
export interface Actor {
  readonly id: number
  readonly uid: string
  readonly at: Date
}
