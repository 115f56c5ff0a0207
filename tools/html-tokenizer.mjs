import { ONLY_TEXT, RAW_TEXT } from './html-names.mjs'

const SPACE = /[\t\n\f\r ]/ // white space of HTML; \s is more than that

/**
 * The tokenizer of the HTML standard, one character at a time, open for inspection between any two.
 * @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export class HtmlTokenizer {
  /**
   * open: behind `<`; name: of an element; tag: among its attributes; code: inside script or style;
   * title: inside title or textarea.
   * @type {'text' | 'open' | 'name' | 'tag' | 'value' | 'comment' | 'declaration' | 'code' | 'title'}
   */
  place = 'text'
  tag = ''
  attribute = ''
  named = false // white space followed the attribute's name
  quote = '' // of the value: a quotation mark, a space for none, '' before it begins
  value = '' // of the attribute or the declaration, so far
  recent = '' // the last characters, in lower case

  /** @param {string} c */
  step(c) {
    this.recent = (this.recent + c).slice(-16).toLowerCase()
    if (this.place === 'open') this.#openTag(c)
    else if (this.place === 'name') this.#elementName(c)
    else if (this.place === 'tag') this.#attributeName(c)
    else if (this.place === 'value') this.#attributeValue(c)
    else if (this.place === 'declaration') this.#declaration(c)
    else if (this.place === 'comment') this.place = /--!?>$/.test(this.recent) ? 'text' : 'comment'
    else if (this.place !== 'text') this.#rawText(c)
    else if (c === '<') this.#enter('open', '')
  }

  /** @param {string} c */
  #openTag(c) {
    if (/[a-z]/i.test(c)) this.#enter('name', this.tag + c.toLowerCase())
    else if (this.tag === '' && c === '/') this.tag = '/'
    else if (this.tag === '' && c === '<') return
    else if (this.tag === '/' ? c === '>' : c !== '!' && c !== '?') this.place = 'text'
    else {
      this.place = 'declaration'
      this.value = this.tag + c
    }
  }

  /** @param {string} c */
  #elementName(c) {
    if (c === '>') this.#endTag()
    else if (c === '/' || SPACE.test(c)) this.#enter('tag', this.tag)
    else this.tag += c.toLowerCase()
  }

  /** @param {string} c */
  #attributeName(c) {
    if (c === '>') this.#endTag()
    else if (c === '=' && this.attribute !== '') {
      this.place = 'value'
      this.quote = ''
      this.value = ''
    } else if (c === '/') this.attribute = ''
    else if (SPACE.test(c)) this.named = true
    else {
      this.attribute = (this.named ? '' : this.attribute) + c.toLowerCase()
      this.named = false
    }
  }

  /** @param {string} c */
  #attributeValue(c) {
    if (this.quote === ' ' ? SPACE.test(c) : c === this.quote) this.#enter('tag', this.tag)
    else if (c === '>' && /^ ?$/.test(this.quote)) this.#endTag()
    else if (this.quote !== '') this.value += c
    else if (c === '"' || c === "'") this.quote = c
    else if (!SPACE.test(c)) {
      this.quote = ' '
      this.value = c
    }
  }

  /** @param {string} c */
  #declaration(c) {
    this.value += c
    if (c === '>') this.place = 'text'
    else if (this.value === '!--') this.place = 'comment'
  }

  /**
   * Only its own closing tag ends it.
   * @param {string} c
   */
  #rawText(c) {
    if (!new RegExp(`</${this.tag}[\\t\\n\\f\\r />]$`).test(this.recent)) return
    this.#enter('tag', `/${this.tag}`)
    if (c === '>') this.#endTag()
  }

  /**
   * @param {HtmlTokenizer['place']} place
   * @param {string} tag
   */
  #enter(place, tag) {
    this.place = place
    this.tag = tag
    this.attribute = ''
    this.named = false
  }

  #endTag() {
    this.#enter(RAW_TEXT.test(this.tag) ? 'code' : ONLY_TEXT.test(this.tag) ? 'title' : 'text', this.tag)
    this.recent = ''
  }
}
