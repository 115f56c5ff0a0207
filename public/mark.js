// Words that are selected in the text become a claim: a button leads to the form, filled in. What stands in the text
// but is no word of it (numbers, states) does not count. Without this the form is reached from each sentence's number.
const NO_WORDS = '.margin, .number, .tag, .beside, .unseen'

/** The offset of a place in its sentence, in code points of the part; `null` outside of every sentence. */
function offsetAt(node, offset) {
  const element = node instanceof Element ? (node.childNodes[offset] ?? node) : node.parentElement
  const sentence = element.parentElement?.closest('[data-span]') ?? element.closest?.('[data-span]')
  if (!sentence) return null
  const [start, end] = sentence.dataset.span.split('-').map(Number)
  const before = document.createRange()
  before.setStart(sentence, 0)
  before.setEnd(node, offset)
  const copy = before.cloneContents()
  for (const other of copy.querySelectorAll(NO_WORDS)) other.remove()
  return {
    part: sentence.closest('[data-part]').dataset.part,
    at: Math.min(start + [...copy.textContent].length, end),
  }
}

/** The sentence beside which a place between two sentences stands. */
function nearest(range, edge) {
  const [node, offset] =
    edge === 'start' ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset]
  const found = offsetAt(node, offset)
  if (found) return found
  const sentences = [...document.querySelectorAll('.text [data-part] [data-span]')].filter((each) =>
    range.intersectsNode(each),
  )
  const sentence = edge === 'start' ? sentences[0] : sentences.at(-1)
  if (!sentence) return null
  const [start, end] = sentence.dataset.span.split('-').map(Number)
  return { part: sentence.closest('[data-part]').dataset.part, at: edge === 'start' ? start : end }
}

function selectedWords() {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const text = document.querySelector('.text')
  if (!text || !range.intersectsNode(text) || range.toString().trim() === '') return null
  const [from, until] = [nearest(range, 'start'), nearest(range, 'end')]
  if (!from || !until || from.part !== until.part || from.at >= until.at) return null
  return { range, part: from.part, start: from.at, end: until.at }
}

/** Shows the buttons beside the selected words, or hides them. */
function offer() {
  const words = selectedWords()
  for (const button of document.querySelectorAll('[data-selection]')) {
    button.hidden = words === null
    // A key presses a button only where it is to be seen.
    if (words) lead(button, words)
    else delete button.dataset.key
  }
  const bar = document.querySelector('.selection-bar')
  if (!bar || !words) return
  const { left, bottom } = words.range.getBoundingClientRect()
  bar.style.setProperty('--left', `${Math.max(8, Math.min(left, window.innerWidth - bar.offsetWidth - 8))}px`)
  bar.style.setProperty('--top', `${Math.min(Math.max(bottom + 8, 8), window.innerHeight - 60)}px`)
}

/** Has a button lead to the form for these words. htmx read its address once: another one takes another button. */
function lead(button, words) {
  const address = new URL(button.href)
  for (const name of ['part', 'start', 'end']) address.searchParams.set(name, words[name])
  button.dataset.key = button.dataset.selection
  if (button.href === address.href) return
  const other = button.cloneNode(true)
  other.href = address.href
  button.replaceWith(other)
  window.htmx.process(other)
}

let waiting
document.addEventListener('selectionchange', () => {
  clearTimeout(waiting)
  waiting = setTimeout(offer, 150)
})
addEventListener('scroll', () => document.querySelector('[data-selection]:not([hidden])') && offer(), {
  passive: true,
})
