import type { Request, Response, Router } from 'express'
import { acceptInvitation } from '../../db/people/entry.js'
import { getInvitation, type OpenInvitation } from '../../db/people/invitations.js'
import { decideEntry, type EntryForm } from '../../domain/people.js'
import type { Problem } from '../../domain/problems.js'
import type { Context } from '../context.js'
import { setFlash } from '../cookies.js'
import { LinkOver } from '../../db/errors.js'
import { readForm } from '../form.js'
import type { Href } from '../markup.js'
import { rememberBrowser } from '../middleware/limits.js'
import { signIn } from '../middleware/session.js'
import { sendPage } from '../page.js'
import type { EntryPage } from '../pages/sign-in.js'
import { hashPassPhrase, readCommonPassPhrases } from '../pass-phrases.js'
import { urls } from '../urls.js'
import { ROLE_LABELS } from '../words.js'
import { resource } from './resource.js'
import { requireTls } from './session.js'

/** The links by which somebody gets in: the first admin's, and those that admins hand on. */
export function entryRoutes(router: Router, context: Context): void {
  entry(router, context, '/setup/:token', urls.setup)
  entry(router, context, '/invitation/:token', urls.invitation)
}

function entry(router: Router, context: Context, path: string, urlOf: (token: string) => Href): void {
  resource(router, path, {
    get: async (req, res) => {
      const token = readToken(req)
      const invitation = await getInvitation(context.db, token, context.now())
      show(context, req, res, urlOf(token), invitation)
    },

    post: async (req, res) => {
      const token = readToken(req)
      const typed = readForm(req, ['name', 'email', 'passPhrase'])
      requireTls(context, req)
      const invitation = await getInvitation(context.db, token, context.now())
      const form = {
        name: invitation.person?.name ?? typed.name,
        email: invitation.email ?? typed.email,
        passPhrase: typed.passPhrase,
      }
      const refuse = (problems: readonly Problem[]) => {
        show(context, req, res.status(422), urlOf(token), invitation, { form, problems })
      }
      const decision = decideEntry(form, await readCommonPassPhrases())
      if (!decision.ok) return refuse(decision.problems)
      const { name, email, passPhrase } = decision.value
      const passwordHash = await hashPassPhrase(passPhrase)
      const result = await acceptInvitation(context.db, context.now(), { token, name, email, passwordHash })
      if (!result.ok) return refuse(result.problems)

      await signIn(req, result.value.personId)
      rememberBrowser(context, res, email)
      context.ownerFound()
      setFlash(res, 'welcome')
      res.redirect(303, urls.desk())
    },
  })
}

/** @throws {LinkOver} for what no link of ours ends in */
function readToken(req: Request): string {
  const token = req.params['token']
  if (typeof token !== 'string' || !/^[\w-]{43}$/.test(token)) throw new LinkOver('This link is not whole')
  return token
}

function show(
  context: Context,
  req: Request,
  res: Response,
  action: Href,
  invitation: OpenInvitation,
  { form, problems }: { readonly form: EntryForm; readonly problems: readonly Problem[] } = {
    form: { name: '', email: '', passPhrase: '' },
    problems: [],
  },
): void {
  const page: EntryPage = {
    ...wordsFor(invitation),
    action,
    name: form.name,
    email: invitation.email ?? form.email,
    asksName: invitation.person === null,
    asksEmail: invitation.email === null,
    problems,
  }
  sendPage(context, req, res, 'people/entry', page, { title: page.heading, section: null })
}

function wordsFor({ person, email, role }: OpenInvitation): Pick<EntryPage, 'heading' | 'lead' | 'button'> {
  if (person) {
    const lead = `For ${person.name}, who signs in with ${email ?? ''}. All sessions that are open end.`
    return { heading: 'Set a new pass phrase', lead, button: 'Set pass phrase' }
  }
  if (email === null) {
    const lead = 'Nobody can sign in yet. You will be the first admin: you invite the others.'
    return { heading: 'Set up this desk', lead, button: 'Set up the desk' }
  }
  const lead = `You were invited as ${ROLE_LABELS[role].toLowerCase()}, and will sign in with ${email}.`
  return { heading: 'Join the desk', lead, button: 'Join the desk' }
}
