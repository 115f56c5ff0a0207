// Comfort on the review screen and the report. Everything here also works without it.

// After a claim was opened without a reload, its card begins at the top and its words are in sight.
document.addEventListener('htmx:afterSettle', () => {
  const rail = document.querySelector('.rail')
  if (rail) rail.scrollTop = 0
  const words = document.querySelector('.text mark.selected')
  if (words && !isInSight(words)) words.scrollIntoView({ block: 'center' })
  const answer = document.querySelector('.problems, .conflict, .found, .which, .marking, .placing[open]')
  if (answer) answer.scrollIntoView({ block: 'nearest' })
  // What had the focus was replaced: a screen reader goes on with the card.
  if (document.activeElement === document.body)
    document.querySelector('.card')?.focus({ preventScroll: true })
})

// What just happened stands outside of what is replaced: take it over from the page that came.
document.addEventListener('htmx:beforeSwap', (event) => {
  const page = new DOMParser().parseFromString(event.detail.serverResponse, 'text/html')
  tell(page.querySelector('.flash')?.textContent || page.querySelector('[data-said]')?.textContent || '')
})

// Enter presses the first button of a form. In "Add evidence" that one looks for sources, which is meant in its own
// field alone.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.isComposing) return
  if (!(
    event.target instanceof Element &&
    event.target.matches(
      '.evidence-form input:not([name=find]), .chain-fields ~ * input, .chain-fields input',
    )
  ))
    return
  event.preventDefault()
  event.target.form.querySelector('.primary').click()
})

document.addEventListener('htmx:sendError', () => {
  tell('Tickmark does not answer. Nothing was recorded; what you typed is still here. Try again in a moment.')
})

document.addEventListener('tickmark:tell', (event) => tell(event.detail))

/** How long it says what just happened, in milliseconds. */
const SAID_FOR = 8000
let saying

function tell(words) {
  clearTimeout(saying)
  const flash = document.querySelector('.flash')
  flash.replaceChildren()
  if (words.trim() === '') return
  const line = document.createElement('p')
  line.textContent = words.trim()
  flash.append(line)
  saying = setTimeout(() => tell(''), SAID_FOR)
}

// The page came with words of its own: they go like the others.
tell(document.querySelector('.flash').textContent)

function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect()
  return top > 120 && bottom < window.innerHeight - 20
}

const print = document.querySelector('[data-print]')
if (print) {
  print.hidden = false
  print.addEventListener('click', () => window.print())
}
