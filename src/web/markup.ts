declare const html: unique symbol
declare const address: unique symbol

/** Markup that is ready to be sent. Only `render` makes it. */
export type SafeHtml = string & { readonly [html]: true }

/** An address that our own code built, or whose scheme was checked. Only `urls.ts` makes it. */
export type Href = string & { readonly [address]: true }

/**
 * What `<%= %>` prints. Not `SafeHtml`, which would be escaped twice; not a boolean, a date or null.
 *
 * @public tools/check-views.mjs reads it
 */
export type Text = (string & { readonly [html]?: never }) | number
