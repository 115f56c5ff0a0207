import type { Request, Response, Router } from 'express'
import { getAccount, setName, setPassPhrase } from '../../db/people/account.js'
import { endSessionsOf, listSessions } from '../../db/people/sessions.js'
import { readPassPhrase } from '../../domain/people.js'
import type { Problem } from '../../domain/problems.js'
import { actorOf, viewerOf, type Context } from '../context.js'
import { setFlash } from '../cookies.js'
import { readForm } from '../form.js'
import { passPhraseLimit } from '../middleware/limits.js'
import { sendPage } from '../page.js'
import { accountPage, type AccountRefusals } from '../pages/account.js'
import { fits, hashPassPhrase, readCommonPassPhrases } from '../pass-phrases.js'
import { urls } from '../urls.js'
import { resource } from './resource.js'

export function accountRoutes(router: Router, context: Context): void {
  const { db } = context

  resource(router, '/account', {
    get: (req, res) => show(context, req, res),

    post: async (req, res) => {
      const { name } = readForm(req, ['name'])
      const result = await setName(db, actorOf(context, req), name)
      if (!result.ok) {
        return await show(context, req, res.status(422), { name: { typed: name, problems: result.problems } })
      }
      setFlash(res, result.value.changed ? 'name-set' : 'unchanged')
      res.redirect(303, urls.account())
    },
  })

  resource(router, '/account/pass-phrase', {
    formPage: () => urls.account(),
    post: [
      passPhraseLimit(),
      async (req, res) => {
        const { current, passPhrase } = readForm(req, ['current', 'passPhrase'])
        const problems: Problem[] = []
        readPassPhrase(problems, 'passPhrase', passPhrase, await readCommonPassPhrases())
        const { passwordHash } = await getAccount(db, viewerOf(req).id)
        if (!(await fits(passwordHash, current)))
          problems.push({ field: 'current', message: 'This is not your pass phrase of now' })
        if (problems.length > 0) return await show(context, req, res.status(422), { passPhrase: problems })
        await setPassPhrase(db, actorOf(context, req), {
          passwordHash: await hashPassPhrase(passPhrase),
          identifier: req.sessionID,
        })
        setFlash(res, 'new-pass-phrase')
        res.redirect(303, urls.account())
      },
    ],
  })

  resource(router, '/account/sessions/end', {
    formPage: () => urls.account(),
    post: async (req, res) => {
      readForm(req, [])
      await endSessionsOf(db, viewerOf(req).id)
      setFlash(res, 'signed-out')
      res.redirect(303, urls.session())
    },
  })
}

async function show(
  context: Context,
  req: Request,
  res: Response,
  refused: AccountRefusals = {},
): Promise<void> {
  const { id, role } = viewerOf(req)
  const account = await getAccount(context.db, id)
  const sessions = await listSessions(context.db, id, { identifier: req.sessionID, at: context.now() })
  sendPage(context, req, res, 'people/account', accountPage(account, role, sessions, refused), {
    title: 'Your account',
    section: 'account',
  })
}
