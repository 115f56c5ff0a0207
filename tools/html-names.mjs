/** Attributes that hold code, or markup of their own: no string is safe in them. */
export const CODE =
  /^(on.*|style|srcdoc|srcset|imagesrcset|(data-)?hx-(on.*|vals|vars|headers|request|trigger))$/

/** Attributes that the Content-Security-Policy refuses whatever they hold. */
export const INLINE = /^(on.*|style|(data-)?hx-on.*)$/

/** Attributes that hold an address. */
export const ADDRESS =
  /^(href|src|action|formaction|poster|data|cite|ping|background|manifest|longdesc|codebase|archive|xlink:href|xml:base|(data-)?hx-(get|post|put|patch|delete|push-url|replace-url)|(sse|ws)-connect)$/

/** Elements whose text is not parsed as HTML. Templates keep them empty. */
export const RAW_TEXT = /^(script|style|iframe)$/

/** Elements that hold text with character references and no elements. */
export const ONLY_TEXT = /^(title|textarea)$/

/** Elements that browsers parse in more than one way, that never end, or that set attributes of others. */
export const REFUSED =
  /^(noscript|noembed|noframes|xmp|plaintext|frameset|set|animate|animatemotion|animatetransform)$/
