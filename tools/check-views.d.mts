/** A place in a template, or in the contract, and what is wrong there. Lines and columns count from 1. */
export interface ViewProblem {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

export function checkViews(folder: string, contract: string): ViewProblem[]
