/** Words that stand in every text of a language, and in few of another. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for with on by said from has',
  de: 'der die und den von das nicht mit ist dem ein eine auf sich auch',
  fr: 'le les des et dans une est que pour qui sur au du pas plus',
  es: 'el los las en una que por con del para se su más como al',
  it: 'il di che gli della una per con del è sono nel alla dei più',
  pt: 'os da do em uma para com não que na dos mais por ao foi',
  nl: 'het een van de dat niet op zijn voor met aan er om ook die',
  sv: 'och att det som en på är av för med den till inte ett har',
  pl: 'w i na z się że do nie to jest o jak po co dla',
}

/** Scripts that tell a language, the likeliest of those that are written in it. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['uk', /[іїєґ]/giu],
  ['ru', /\p{Script=Cyrillic}/gu],
]

const SAMPLE = 5_000

/** Guesses what language a text is in. @returns a BCP 47 tag, '' when nothing speaks for one */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  for (const [language, script] of SCRIPTS)
    if ((sample.match(script)?.length ?? 0) > letters * (language === 'uk' ? 0.04 : 0.15)) return language

  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const scores = Object.entries(WORDS).map(([language, list]) => {
    const known = new Set(list.split(' '))
    return [language, words.filter((word) => known.has(word)).length] as const
  })
  const [best] = scores.sort(([, one], [, other]) => other - one)
  return best && best[1] > words.length * 0.08 ? best[0] : ''
}

/** A language tag as it is written, where it is one. @returns '' for anything else */
export function languageTag(text: string): string {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0] ?? ''
  } catch {
    return ''
  }
}
