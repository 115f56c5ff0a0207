import { offerSetup } from '../../src/db/people/invitations.js'
import { getSystemActor } from '../../src/db/record/system-actor.js'
import type { Context } from '../../src/web/context.js'
import { SAMPLE } from './app.js'

/** What each parameter of an address can be on a desk with the sample. A new parameter needs a line here. */
export async function valuesOf({ db, now, secret }: Context): Promise<Readonly<Record<string, string>>> {
  const token = (await offerSetup(db, await getSystemActor(db, now()), secret)) ?? 'x'.repeat(43)
  const revision = await db.revision.findFirst({
    where: { article: { slug: SAMPLE } },
    orderBy: { number: 'desc' },
    select: { number: true },
  })
  const number = String(revision?.number ?? 1)
  return { slug: SAMPLE, number, id: '1', hash: '0', name: 'styles.css', token }
}
