// What was typed and is not saved yet is not lost by a step elsewhere. A key that would leave does nothing, a link asks
// first, and sending one form of a page leaves the others as they stand.
const TYPED_INTO = 'textarea, input:not([type=hidden], [type=radio], [name=find])'

const formsWithText = (sent) =>
  [...document.querySelectorAll('form[method=post]')].filter((form) => form !== sent && holdsText(form))

function holdsText(form) {
  // In a form that came back everything stands as it was typed, and none of it is saved.
  const cameBack = form.hasAttribute('data-unsaved')
  return [...form.querySelectorAll(TYPED_INTO)].some(
    ({ value, defaultValue }) => value !== (cameBack ? '' : defaultValue),
  )
}

document.addEventListener('tickmark:leave', (event) => {
  if (formsWithText(null).length === 0) return
  event.preventDefault()
  const detail = 'What you typed is not saved yet, so the key did nothing. Save it first, or clear it.'
  document.dispatchEvent(new CustomEvent('tickmark:tell', { detail }))
})

const isForm = (sender) => sender instanceof HTMLFormElement

document.addEventListener('htmx:beforeRequest', (event) => {
  const question = 'What you typed is not saved yet and would be lost. Go on without it?'
  if (isForm(event.detail.elt) || formsWithText(null).length === 0) return
  if (!window.confirm(question)) event.preventDefault()
})

// Whether the page is left for what a form brings: then the other forms are kept for the page that comes.
let sending = false
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented || event.target.method !== 'post') return
  sending = true
  keep(event.target)
})
addEventListener('beforeunload', (event) => {
  if (!sending && formsWithText(null).length > 0) event.preventDefault()
  sending = false
})
document.addEventListener('htmx:beforeSwap', (event) => {
  const sender = event.detail.requestConfig.elt
  if (isForm(sender)) keep(sender)
})

const KEPT = 'tickmark-typed'
const kept = () => JSON.parse(sessionStorage.getItem(KEPT) ?? '{}')

/** Keeps what stands in the other forms, by the address that each is sent to. */
function keep(sent) {
  const typed = formsWithText(sent).map((form) => [form.getAttribute('action'), [...new FormData(form)]])
  sessionStorage.setItem(KEPT, JSON.stringify({ ...kept(), ...Object.fromEntries(typed) }))
}

/** Puts what was kept into the forms of this page. */
function putBack() {
  const waiting = kept()
  for (const form of document.querySelectorAll('form[method=post]')) {
    const action = form.getAttribute('action')
    for (const [name, value] of waiting[action] ?? []) {
      const field = form.elements.namedItem(name)
      // A page cannot choose a file for somebody.
      if (field && field.type !== 'hidden' && field.type !== 'file') field.value = value
    }
    if (waiting[action]) form.closest('details')?.setAttribute('open', '')
    delete waiting[action]
  }
  sessionStorage.setItem(KEPT, JSON.stringify(waiting))
}

document.addEventListener('htmx:afterSettle', putBack)
putBack()
