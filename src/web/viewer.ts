export type Role = 'reader' | 'reviewer' | 'editor' | 'admin'

/** Who looks at a page: it offers what this person may do. */
export interface Viewer {
  readonly id: number
  readonly role: Role
}

/** Whether this person records reviews and approvals. */
export const mayReview = ({ role }: Viewer): boolean => role !== 'reader'

/** Whether this person decides where reviewers differ. */
export const mayDecide = ({ role }: Viewer): boolean => role === 'editor' || role === 'admin'
