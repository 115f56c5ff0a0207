import type { Desk } from './desk.js'

/** What is sent. */
export interface Sent {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** The fields of a form; '' for a GET. */
  readonly body: string
}

export interface Scenario {
  readonly name: string
  /** The next request to the app: each is sent once, in this order. */
  readonly next: () => Sent
  /** One like it, which the floor is sent again and again. */
  readonly sample: Sent
  readonly status: 200 | 303
  /** What it is to reach at 10,000 claims; `null`: nothing was promised. */
  readonly target: { readonly floors: number } | { readonly milliseconds: number } | null
}

export function scenariosOf({ usual, large, claims }: Desk): readonly Scenario[] {
  return [
    page('article, 100 claims', `/articles/${usual}`, null),
    page('article, 1,000 claims', `/articles/${large}`, null),
    page('claim', `/claims/${claims[0]!.id}`, { floors: 8 }),
    page('desk, list of 50', '/', { floors: 8 }),
    page('sources, list of 50', '/sources', { floors: 8 }),
    {
      name: 'verdict, durable',
      next: verdicts(claims),
      sample: verdictOn(claims[0]!, 1),
      status: 303,
      target: { milliseconds: 8 },
    },
  ]
}

function page(name: string, path: string, target: Scenario['target']): Scenario {
  const sample = { method: 'GET', path, body: '' } as const
  return { name, next: () => sample, sample, status: 200, target }
}

/** Verdicts on one claim after the other, each over the version that the last one left and with its own rationale. */
function verdicts(claims: Desk['claims']): () => Sent {
  // Not the first: its page is another scenario and must not change under it.
  const queue = claims.slice(1).map(({ id, version }) => ({ id, version }))
  let count = 0
  return () => {
    const claim = queue[count % queue.length]!
    count += 1
    const sent = verdictOn(claim, count)
    claim.version += 1
    return sent
  }
}

function verdictOn({ id, version }: Desk['claims'][number], count: number): Sent {
  const rationale = `The minutes of the session leave it open, reading number ${count}.`
  const body = new URLSearchParams({
    verdict: 'unconfirmed',
    rationale,
    from: 'claim',
    version: String(version),
  })
  return { method: 'POST', path: `/claims/${id}/reviews`, body: body.toString() }
}
