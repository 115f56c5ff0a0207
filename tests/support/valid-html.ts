import { HtmlValidate } from 'html-validate'

/** Its recommended rules. What is switched off says why. */
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // We write `<!doctype html>`, as Prettier does.
    'doctype-style': ['error', { style: 'lowercase' }],
    // A loop of a template leaves the indent of its lines behind. Nobody sees it.
    'no-trailing-whitespace': 'off',
    // A button without a type submits its form. That is what ours are for; the others say `type="button"`.
    'no-implicit-button-type': 'off',
    // A title is the claim or the headline as it stands. A browser cuts it where it has no room.
    'long-title': 'off',
    // A list may have a name: the role that it has by itself takes one.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
  },
})

/** @returns what is wrong with a page, a line each; nothing for valid HTML */
export async function mistakesIn(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
  )
}
