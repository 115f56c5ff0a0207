import type { Request, Response, Router } from 'express'
import { ownOrigin } from '../../config.js'
import { StaleVersion } from '../../db/errors.js'
import { invite, inviteAgain } from '../../db/people/invitations.js'
import { deactivatePerson, reactivatePerson, setRights } from '../../db/people/people.js'
import { listPeople } from '../../db/people/people-list.js'
import { actorOf, viewerOf, type Context } from '../context.js'
import { setFlash } from '../cookies.js'
import { BadRequest, readForm, readVersion } from '../form.js'
import { sendPage } from '../page.js'
import { peoplePage, type PeopleRefusals } from '../pages/people.js'
import { integer } from '../params.js'
import { urls } from '../urls.js'
import { resource } from './resource.js'

export function peopleRoutes(router: Router, context: Context): void {
  const { db, secret } = context

  resource(router, '/people', { get: (req, res) => show(context, req, res) })

  resource(router, '/people/invitations', {
    formPage: urls.people,
    post: async (req, res) => {
      const form = readForm(req, ['email', 'role'])
      const result = await invite(db, actorOf(context, req), { form, secret })
      if (!result.ok) {
        const invitation = { form, problems: result.problems }
        return await show(context, req, res.status(422), { invitation })
      }
      setFlash(res, 'invited')
      res.redirect(303, urls.people())
    },
  })

  resource(router, '/people/:id', {
    formPage: urls.people,
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      const { role, version: typedVersion, legal: typedLegal } = readForm(req, ['role', 'version', 'legal'])
      if (typedLegal !== '' && typedLegal !== 'yes')
        throw new BadRequest('This form does not say who may give the legal sign-off.')
      const legal = typedLegal === 'yes'
      const version = readVersion(typedVersion)
      const refuse = (problems: readonly { field: string; message: string }[], status: number) =>
        show(context, req, res.status(status), { person: { id, role, legal, problems } })
      try {
        const result = await setRights(db, actorOf(context, req), { id, version, role, legal })
        if (!result.ok) return await refuse(result.problems, 422)
        setFlash(res, result.value.changed ? 'role-set' : 'unchanged')
        res.redirect(303, urls.person(id))
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error
        const message =
          'Somebody changed this person meanwhile. What you chose stands here; save again to set it'
        await refuse([{ field: 'role', message }], 409)
      }
    },
  })

  resource(router, '/people/:id/link', {
    formPage: urls.people,
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      readForm(req, [])
      await inviteAgain(db, actorOf(context, req), { personId: id, secret })
      setFlash(res, 'link-made')
      res.redirect(303, urls.people())
    },
  })

  resource(router, '/people/:id/deactivation', {
    formPage: urls.people,
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      readForm(req, [])
      const result = await deactivatePerson(db, actorOf(context, req), id)
      if (!result.ok) {
        const person = { id, role: '', legal: null, problems: result.problems }
        return await show(context, req, res.status(422), { person })
      }
      setFlash(res, result.value.changed ? 'person-deactivated' : 'unchanged')
      res.redirect(303, urls.people())
    },
  })

  resource(router, '/people/:id/reactivation', {
    formPage: urls.people,
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      readForm(req, [])
      const { changed } = await reactivatePerson(db, actorOf(context, req), id)
      setFlash(res, changed ? 'person-reactivated' : 'unchanged')
      res.redirect(303, urls.people())
    },
  })
}

async function show(
  context: Context,
  req: Request,
  res: Response,
  refused: PeopleRefusals = {},
): Promise<void> {
  const people = await listPeople(context.db, { at: context.now(), secret: context.secret })
  const origin = ownOrigin(context.config, req.socket.localPort ?? context.config.port)
  const page = peoplePage(people, { viewerId: viewerOf(req).id, origin }, refused)
  sendPage(context, req, res, 'people/list', page, { title: 'People', section: 'people' })
}
