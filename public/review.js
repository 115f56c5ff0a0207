// Comfort on the review screen and the report. Everything here also works without it.

// After a claim was opened without a reload, its card begins at the top and its words are in sight.
document.addEventListener('htmx:afterSettle', () => {
  const rail = document.querySelector('.rail')
  if (rail) rail.scrollTop = 0
  const words = document.querySelector('.text mark.selected')
  if (words && !isInSight(words)) words.scrollIntoView({ block: 'center' })
  const trouble = document.querySelector('.problems, .conflict')
  if (trouble) trouble.scrollIntoView({ block: 'nearest' })
})

// What just happened stands outside of what htmx swaps: take it over from the page that came.
document.addEventListener('htmx:beforeSwap', (event) => {
  const page = new DOMParser().parseFromString(event.detail.serverResponse, 'text/html')
  const flash = page.querySelector('.flash')
  if (flash) document.querySelector('.flash').replaceChildren(...flash.childNodes)
})

function isInSight(element) {
  const { top, bottom } = element.getBoundingClientRect()
  return top > 120 && bottom < window.innerHeight - 20
}

const print = document.querySelector('[data-print]')
if (print) {
  print.hidden = false
  print.addEventListener('click', () => window.print())
}
