// The keys of a page: each presses a control that is also there to be seen. Off while somebody types, and for whoever
// turned them off.
const OFF = 'tickmark-keys-off'

const bar = document.querySelector('[data-keys]')
const list = document.querySelector('[data-keys-list]')
const toggle = document.querySelector('[data-keys-switch]')

const off = () => localStorage.getItem(OFF) === '1'

function showSwitch() {
  toggle.textContent = off() ? 'Turn keys on' : 'Turn keys off'
  document.documentElement.toggleAttribute('data-keys-off', off())
}

toggle.addEventListener('click', () => {
  localStorage.setItem(OFF, off() ? '0' : '1')
  showSwitch()
})
document.querySelector('[data-keys-show]').addEventListener('click', () => list.showModal())
bar.hidden = false
showSwitch()

document.addEventListener('keydown', (event) => {
  if (off() || list.open || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  if (press(event.key, event.target)) event.preventDefault()
})

function isTyping(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type=radio])'))
  )
}

/** @returns whether the key did something */
function press(key, target) {
  if (key === '?') {
    list.showModal()
    return true
  }
  // On the number of a sentence: straight to the field that waives it.
  if (key === 'w' && target instanceof HTMLElement && target.matches('[data-sentence]')) {
    const leave = new CustomEvent('tickmark:leave', { cancelable: true })
    if (document.dispatchEvent(leave)) window.location.assign(target.href.replace(/#.*/, '#reason'))
    return true
  }
  if (key === 'Enter' && target instanceof HTMLElement && target.matches('a, button, summary, input'))
    return false
  const control = document.querySelector(`[data-key="${CSS.escape(key)}"]`)
  if (control) {
    const leave = new CustomEvent('tickmark:leave', { cancelable: true })
    if (control.matches('a') && !document.dispatchEvent(leave)) return true
    control.click()
    if (control.matches('input')) control.focus()
    return true
  }
  return (key === 'j' || key === 'k') && move(key === 'j' ? 1 : -1)
}

/** Goes to the next or previous line of a list. */
function move(step) {
  const lines = [...document.querySelectorAll('[data-line]')].filter((line) => line.checkVisibility())
  const here = lines.indexOf(document.activeElement)
  const line = lines[here === -1 ? (step === 1 ? 0 : lines.length - 1) : here + step]
  line?.focus()
  return line !== undefined
}
