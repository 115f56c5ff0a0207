import type { Word } from './words.js'

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const CONJUNCTIONS = set('while whereas but although though')
/** Before "but" they make it "except": "all but two". */
const NOT_YET_BUT = set(
  'all nothing none nobody anyone anything everyone everything anywhere everywhere last next',
)
const RELATIVE = set('who which whose whom that and or where when nor')
const VERBS =
  set(`is are was were be been being has have had do does did will would can could may ^may might must shall
  should said says won lost met went came took gave made got held led left sold bought rose fell grew began ran stood
  spoke told kept paid sent spent built cut set put hit shot stayed felt found knew saw thought wrote drew drove flew
  sank sought taught caught brought fought shrank swore threw wore broke chose froze stole beat bore became remains
  plans wants seeks fled lent bid bound bred burst cast clung cost crept dealt dug ate fed flung forbade forgot forgave
  hung heard hid hurt knelt laid lay leapt let lit lied meant mistook overcame overtook proved quit read rode rang
  shook shed shone showed shut sang sat slept slid slew spun split spread sprang stuck stung struck strove swept swam
  swung tore trod understood undertook upheld wept withdrew withstood woke wound died rises falls employs makes takes
  holds leads keeps pays sells earns used aged`)

/** Whether a word is surely a verb; `loosely` takes "employs" for one, and "prices" too. */
export function isVerb({ bare, kind }: Word, loosely = false): boolean {
  if (VERBS.has(bare)) return true
  if (kind === 'name' || kind === 'date' || kind === 'unit' || kind === 'number') return false
  if (bare.length < 5) return false
  return bare.endsWith('ed') || (loosely && bare.endsWith('s') && !bare.endsWith('ss'))
}

/**
 * Splits one sentence into clauses: at "while", "but" and the like, at a semicolon and at brackets, where what stands
 * on each side can say something by itself. Where that is not sure it does not split: then more is asked to be looked
 * at, not less.
 *
 * @returns the clause of each word, counted from 0. What goes on behind a bracket is the clause before it.
 */
export function clausesOf(words: readonly Word[]): readonly number[] {
  const verbs = countOf(words, (word) => isVerb(word))
  const maybeVerbs = countOf(words, (word) => isVerb(word, true))
  const within = (counts: Int32Array, from: number, until: number) =>
    (counts[until] ?? 0) > (counts[from] ?? 0)
  const commas = words.flatMap(({ gap }, at) => (at > 0 && gap.includes(',') ? [at] : []))

  const clauses: number[] = []
  const outer: number[] = []
  let [current, last, from, comma] = [0, 0, 0, 0]
  let fronted = false
  for (const [at, word] of words.entries()) {
    for (const sign of word.gap.match(/[()[\]]/g) ?? []) {
      if (sign === '(' || sign === '[') {
        outer.push(current)
        current = last += 1
      } else current = outer.pop() ?? current
    }
    while ((commas[comma] ?? Infinity) < at) comma += 1
    const nextComma = commas[commas[comma] === at ? comma + 1 : comma] ?? words.length

    if (beginsClause(at)) {
      current = last += 1
      from = at
      fronted = false
    }
    if (CONJUNCTIONS.has(word.bare) && (at === from || word.opens)) fronted = word.bare !== 'but'
    clauses.push(current)

    function beginsClause(here: number): boolean {
      if (here === 0 || outer.length > 0) return false
      const saysBoth = within(maybeVerbs, from, here) && within(maybeVerbs, here, words.length)
      if (word.gap.includes(';')) return saysBoth
      if (CONJUNCTIONS.has(word.bare)) {
        if (!saysBoth || (word.bare === 'but' && NOT_YET_BUT.has(words[here - 1]?.bare ?? ''))) return false
        // "The deal, although signed in 2000, was void": one clause around another.
        const enclosed = word.bare !== 'but' && word.gap.includes(',') && nextComma < words.length
        return !enclosed || within(verbs, from, here)
      }
      if (!fronted || !word.gap.includes(',') || RELATIVE.has(word.bare)) return false
      return within(maybeVerbs, from, here) && within(maybeVerbs, here, nextComma)
    }
  }
  return clauses
}

/** How many words before each place are such. */
function countOf(words: readonly Word[], is: (word: Word) => boolean): Int32Array {
  const counts = new Int32Array(words.length + 1)
  for (const [at, word] of words.entries()) counts[at + 1] = (counts[at] ?? 0) + (is(word) ? 1 : 0)
  return counts
}
