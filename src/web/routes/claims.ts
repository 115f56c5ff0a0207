import type { Router } from 'express'
import { editClaim } from '../../db/claims/edits.js'
import { withdrawClaim } from '../../db/claims/withdrawal.js'
import { attachEvidence, getEvidencePlace, withdrawEvidence } from '../../db/claims/evidence.js'
import { findSources } from '../../db/sources/sources.js'
import { decideSearch } from '../../domain/evidence.js'
import type { Problem } from '../../domain/problems.js'
import { readClaim } from '../claim-form.js'
import { setFlash } from '../cookies.js'
import { actorOf, type Context } from '../context.js'
import { readForm } from '../form.js'
import { EMPTY_EVIDENCE } from '../pages/evidence-form.js'
import { integer, searchWords } from '../params.js'
import { urls } from '../urls.js'
import { goBack, readFrom, showAgain, showClaim, versionedForm } from './claim-pages.js'
import { resource } from './resource.js'

const EVIDENCE = Object.keys(EMPTY_EVIDENCE) as (keyof typeof EMPTY_EVIDENCE)[]

export function claimRoutes(router: Router, context: Context): void {
  const saveEdit = versionedForm(context, {
    read: readClaim,
    record: (req, sent) => editClaim(context.db, actorOf(context, req), sent),
    refusal: (edit) => ({ edit }),
    flash: ({ changed, voided }) =>
      !changed ? 'unchanged' : voided > 0 ? 'claim-edited-void' : 'claim-edited',
  })

  resource(router, '/claims/:id', {
    get: (req, res) => showClaim(context, req, res, integer(req.params, 'id')),
    post: async (req, res) => {
      if (readForm(req, ['more']).more === '') return await saveEdit(req, res)
      const edit = { form: readClaim(req), problems: [], basedOn: null, more: true }
      await showClaim(context, req, res, integer(req.params, 'id'), { edit })
    },
  })

  resource(router, '/claims/:id/withdrawal', {
    formPage: (req) => urls.claim(integer(req.params, 'id')),
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      const form = readForm(req, ['reason'])
      const result = await withdrawClaim(context.db, actorOf(context, req), { id, ...form })
      if (!result.ok) {
        const withdrawing = { form, problems: result.problems }
        return await showClaim(context, req, res.status(422), id, { withdrawing })
      }
      setFlash(res, result.value.changed ? 'claim-withdrawn' : 'claim-gone')
      res.redirect(303, urls.claim(id))
    },
  })

  resource(router, '/claims/:id/evidence', {
    formPage: (req) => urls.claim(integer(req.params, 'id')),
    post: async (req, res) => {
      const claimId = integer(req.params, 'id')
      const {
        from: typedFrom,
        find: typedFind,
        search,
        ...form
      } = readForm(req, [...EVIDENCE, 'from', 'find', 'search'])
      const [from, find] = [readFrom(typedFrom), searchWords(typedFind)]
      const giveBack = async (problems: readonly Problem[]) => {
        const sources = await findSources(context.db, { words: find, chosen: form.source })
        const evidence = { form, problems, find, sources }
        // A search that found something, or nothing, is answered: only what could not be taken is refused.
        res.status(problems.length > 0 ? 422 : 200)
        await showAgain(context, req, res, { claimId, from }, { evidence })
      }
      if (search !== '') {
        const words = decideSearch(find)
        return await giveBack(words.ok ? [] : words.problems)
      }
      const result = await attachEvidence(context.db, actorOf(context, req), { claimId, form })
      if (!result.ok) return await giveBack(result.problems)
      const { added, reused } = result.value
      setFlash(res, !added ? 'evidence-known' : reused ? 'evidence-reused' : 'evidence-attached')
      await goBack(context, res, { claimId, from })
    },
  })

  resource(router, '/evidence/:id/withdrawal', {
    formPage: async (req) =>
      urls.claim((await getEvidencePlace(context.db, integer(req.params, 'id'))).claimId),
    post: async (req, res) => {
      const id = integer(req.params, 'id')
      const { from: typedFrom, reason } = readForm(req, ['reason', 'from'])
      const from = readFrom(typedFrom)
      const { claimId } = await getEvidencePlace(context.db, id)
      const result = await withdrawEvidence(context.db, actorOf(context, req), { id, reason })
      if (!result.ok) {
        const withdrawal = { evidenceId: id, form: { reason }, problems: result.problems }
        return await showAgain(context, req, res.status(422), { claimId, from }, { withdrawal })
      }
      setFlash(res, result.value.changed ? 'evidence-withdrawn' : 'evidence-gone')
      await goBack(context, res, { claimId, from })
    },
  })
}
