import { ADDRESS, CODE, INLINE, REFUSED } from './html-names.mjs'
import { HtmlTokenizer } from './html-tokenizer.mjs'

const SPLIT = 'the name of an element must be plain text'
const COMMENT = 'an HTML comment is plain text: write <%# … %>, which is not sent either'
const REFRESH = 'nothing can be printed safely into <meta http-equiv>'

/** Follows the HTML of a template, to know where each tag of EJS stands and what may stand there. */
export class HtmlPlace {
  #html = new HtmlTokenizer()
  #refreshes = false // this element is <meta http-equiv>
  #printed = false // something was printed into this element's attributes

  isText() {
    return this.#html.place === 'text'
  }

  /** Two spots with the same key treat whatever is printed next alike. */
  key() {
    const { place, tag, attribute, quote } = this.#html
    if (place === 'text') return 'text'
    return place === 'value' ? `value ${tag} ${attribute} ${quote} ${this.#addressPart()}` : `${place} ${tag}`
  }

  /**
   * What may be printed here.
   *
   * @param {boolean} raw  whether this is `<%- %>`
   * @returns {{ sink: string, problem?: never } | { problem: string, sink?: never }} sink: the function
   *   of the prelude whose parameter has the type that may be printed
   */
  print(raw) {
    const problem = this.#printProblem(raw)
    if (problem !== null) return { problem }
    if (this.#html.place !== 'value') return { sink: raw ? '__raw' : '__print' }
    const part = this.#addressPart()
    this.#html.value += '\0' // something, so that an address no longer starts here
    this.#printed = true
    return { sink: part === 'start' ? '__href' : part === 'rest' ? '__number' : '__print' }
  }

  /** @param {boolean} raw */
  #printProblem(raw) {
    const { place, tag, attribute, quote } = this.#html
    if (this.#splitsMarkup()) return SPLIT
    if (place === 'text') return null
    if (raw) return 'raw output belongs between elements only'
    if (place === 'title') return null
    if (place === 'comment' || place === 'declaration') return COMMENT
    if (place === 'code') return `nothing can be printed safely inside <${tag}>`
    if (place !== 'value') return 'print in a tag only as the quoted value of an attribute'
    if (!/^["']$/.test(quote)) return `put quotation marks around the value of ${attribute}`
    if (!/^[a-z][a-z0-9:-]*$/.test(attribute)) return 'the name of this attribute is not plain text'
    if (CODE.test(attribute)) return `${attribute} is code or markup: nothing can be printed safely in it`
    return this.#refreshes ? REFRESH : null
  }

  /**
   * A scriptlet stands here: it may split a name, which then is no longer the name that it seems.
   *
   * @param {string} code
   * @returns {{ problem?: string, unfinished?: boolean }} unfinished: it follows the name of an attribute,
   *   where only the brace that ends an `if` may stand
   */
  run(code) {
    const { place, attribute, named } = this.#html
    if (place === 'open' || place === 'name' || this.#splitsMarkup()) return { problem: SPLIT }
    if (place === 'comment' || place === 'declaration') return { problem: COMMENT }
    if (place !== 'tag' || attribute === '') return {}
    this.#html.attribute += '?' // nothing is printed into an attribute of this name
    if (named) return {}
    return /^\s*\}\s*$/.test(code)
      ? { unfinished: true }
      : { problem: 'leave a space between the attribute and this tag' }
  }

  /**
   * Goes on over text that is sent as it stands.
   *
   * @param {string} text
   * @returns {{ at: number, message: string } | null} the first thing that no template may say
   */
  read(text) {
    /** @type {{ at: number, message: string } | null} */
    let problem = null
    for (let at = 0; at < text.length; at++) {
      const before = this.#html.place
      this.#html.step(text.charAt(at))
      const message = before === this.#html.place ? this.#contentProblem() : this.#entryProblem(before)
      if (message !== null) problem ??= { at, message }
    }
    return problem
  }

  /**
   * What is wrong with the element or the attribute whose name has just been read.
   * @param {HtmlTokenizer['place']} before
   */
  #entryProblem(before) {
    const { place, tag, attribute } = this.#html
    if (before === 'name') {
      this.#refreshes = false
      this.#printed = false
      return REFUSED.test(tag)
        ? `<${tag}> is not for templates: what it holds or does cannot be checked`
        : null
    }
    if (place !== 'value') return null
    this.#refreshes ||= tag === 'meta' && attribute === 'http-equiv'
    if (this.#refreshes && this.#printed) return REFRESH
    if (!INLINE.test(attribute)) return null
    return `${attribute} is inline code or style, which the Content-Security-Policy refuses`
  }

  /** Inside <svg> these elements are parsed like any other, so none of them may hold markup. */
  #contentProblem() {
    const { place, tag, recent, value } = this.#html
    if (place === 'declaration' && /^!\[cdata\[$/i.test(value)) return 'CDATA ends differently inside <svg>'
    if (place !== 'code' && place !== 'title') return null
    const closing = `</${tag}`
    if (place === 'code' && !closing.startsWith(recent.trimStart())) {
      return `<${tag}> stays empty: the Content-Security-Policy refuses inline code and style`
    }
    const [markup = ''] = /<[^<]*$/.exec(recent) ?? []
    return /^<[a-z!?/]/.test(markup) && !closing.startsWith(markup) ? `markup inside a ${tag}` : null
  }

  #splitsMarkup() {
    const { place, recent } = this.#html
    return (place === 'code' || place === 'title') && /<[^<\s]*$/.test(recent)
  }

  #addressPart() {
    const { attribute, value } = this.#html
    if (!ADDRESS.test(attribute)) return ''
    return value === '' ? 'start' : value.startsWith('#') ? 'fragment' : 'rest'
  }
}
