/** Furniture is short; a longer line is text even where it begins like furniture. In string units. */
const LONGEST_FURNITURE = 60

/**
 * What web pages put around their articles, as whole lines without the closing full stop, colon or arrow. A
 * "…" stands for any words; behind a space it may also stand for none: "click here …".
 */
const PHRASES = `
share|share this …|share on …|share via …|tweet this|pin it|print|e-mail|copy link|link copied|save for later|comments|
no comments|leave a comment|leave a reply|post a comment|join the conversation|view comments|show comments|
exit mobile version|view desktop version|view mobile version|advertisement|advertisements|sponsored content|
paid content|promoted stories|article continues below …|article continues after …|story continues below …|
continue reading …|read more …|read also|also read|read also:…|also read:…|read next|read the full story|
read the full article|see also|see more|show more|load more|learn more|find out more|more on this story|
you may also like …|you might also like …|recommended for you|related|related:…|related articles|related stories|
related posts|related topics|related news|trending now|most read|most popular|latest news|top stories|editor's picks|
subscribe|subscribe now|subscribe to …|sign up|sign up now|sign up for our …|sign up to …|sign in …|log in …|login|
register now|create an account|already a subscriber?|newsletter|newsletters|get our …|download our …|
download the app|donate|donate now|support us|click here …|tap here …|watch the video|watch:…|listen to this article|
play video|loading|follow us …|follow @…|like us on …|join us on …|find us on …|contact us|about us|cookie|cookies|
cookie policy|cookie settings|accept cookies|accept all …|we use cookies …|this site uses cookies …|
this website uses cookies …|manage preferences|privacy policy|terms of use|terms of service|terms and conditions|
all rights reserved|… all rights reserved|copyright ©…|copyright (c) …|©…|photo|photo:…|photos:…|photo by …|
photo credit:…|picture:…|image:…|image credit:…|image source, …|image caption, …|credit:…|caption:…|getty images|
file photo|video:…|back to top|skip to content|skip to main content|menu|search|next article|previous article|
next page|previous page|tags|tags:…|topics:…|category:…|filed under:…|facebook|twitter|whatsapp|instagram|linkedin
`

const FURNITURE = new RegExp(
  `^(?:${PHRASES.split('|')
    .map((phrase) => pattern(phrase.trim()))
    .join('|')}|[0-9]+ (?:comments?|shares?|likes?|views?|min(?:ute)?s?(?: read)?))$`,
  'iu',
)

/**
 * Whether a sentence looks like furniture of a web page ("Share.", "Exit mobile version") that came along with
 * the article, and so may be offered for a waiver. A person decides: "Photo: Reuters" can be a claim.
 *
 * @param sentence the words of one sentence that has its line to itself; English only
 */
export function looksLikeFurniture(sentence: string): boolean {
  const line = sentence.trim()
  if (line.length > LONGEST_FURNITURE || /[\n\r]/.test(line)) return false
  const bare = line
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s>»›→•*|[(-]+|[\s>»›→•*|\])-]+$/gu, '')
    .replace(/(?:[.…!:]|\.{3})+$/u, '')
    .trim()
  return FURNITURE.test(bare)
}

/** The lines of a text that look like furniture, each once however often it stands there, in their order. */
export function furnitureIn(body: string): readonly string[] {
  const lines = body.split('\n').map((line) => line.trim())
  return [...new Set(lines)].filter((line) => line !== '' && looksLikeFurniture(line))
}

/** Whether a text has lines, and all of them look like furniture. */
export function holdsOnlyFurniture(body: string): boolean {
  const lines = body.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 0 && lines.every(looksLikeFurniture)
}

/** One phrase as a regular expression: what it says, literally, with any words in place of "…". */
function pattern(phrase: string): string {
  const literal = phrase.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return literal.replace(/ …$/, '(?: .+)?').replace(/…/, '.+')
}
