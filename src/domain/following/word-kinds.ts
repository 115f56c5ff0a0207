/**
 * What a word does to the meaning of its clause. Whatever is not `plain` function is taken to bear meaning; the
 * kinds say which clauses a change of it reaches, and what the page calls the change.
 */
export type WordKind =
  | 'number'
  | 'name'
  | 'negation'
  | 'quantifier'
  | 'modality'
  | 'unit'
  | 'date'
  | 'office'
  | 'attribution'
  | 'condition'
  | 'content'
  | 'function'
  | 'sign'
  | 'emoji'

const list = (words: string): readonly string[] => words.trim().split(/\s+/)

/** English, in lower case. A word of two kinds stands in the first that fits. */
const KINDS: readonly (readonly [WordKind, readonly string[]])[] = [
  [
    'negation',
    list(`not no never none nobody nothing nowhere neither nor without deny denies denied denying denial lack lacks
      lacked refuse refuses refused refusing fail fails failed failing cannot hardly scarcely barely unless except
      false falsely untrue wrongly instead`),
  ],
  [
    'number',
    list(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
      seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand
      thousands million millions billion billions trillion trillions dozen dozens first second third fourth fifth
      sixth seventh eighth ninth tenth eleventh twelfth hundredth thousandth half halves quarter quarters thirds
      once twice thrice double doubled triple tripled single couple pair m mn bn tn`),
  ],
  [
    'quantifier',
    list(`all every each any some many much more most few fewer fewest little less least several both either only
      about around approximately nearly almost roughly over under above below exactly just up least majority minority
      part entire whole always often sometimes usually rarely seldom average total maximum minimum record largest
      smallest biggest highest lowest best worst oldest youngest longest only`),
  ],
  [
    'modality',
    list(`may might can could will would shall should must ought likely unlikely possible possibly probable probably
      perhaps maybe potential potentially expected planned plans planning intends aims hopes set about appears
      appear appeared seems seem seemed suspected presumed believed thought feared certain certainly`),
  ],
  [
    'attribution',
    list(`say says said saying according reportedly allegedly alleged allege alleges purportedly purported apparently
      supposedly ostensibly claim claims claimed claiming tell tells told report reports reported reporting stated stating announce announces announced announcing add adds added reveal reveals revealed confirm confirms
      confirmed confirming insist insists insisted argue argues argued warn warns warned suggest suggests suggested
      estimate estimates estimated quoted cited citing accuse accuses accused write writes wrote describe described
      believe believes`),
  ],
  ['condition', list('if provided providing assuming whether once until otherwise')],
  [
    'date',
    list(`january february april june july august september october november december jan feb mar apr jun jul aug sep
      sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday tonight
      spring summer autumn winter ago last next now currently current former formerly previous previously recent
      recently upcoming annual annually daily weekly monthly yearly since before after during ^may ^march early late
      mid bc ad bce ce century decade`),
  ],
  [
    'unit',
    list(`percent percentage point points basis dollar dollars euro euros pound pounds sterling yen yuan rouble roubles
      ruble rubles rupee rupees franc francs peso pesos cent cents km kilometer kilometers mile miles meter meters m
      cm mm centimeter centimeters feet foot ft inch inches yard yards kg kilo kilos kilogram kilograms gram grams
      tonne tonnes ton tons barrel barrels liter liters gallon gallons acre acres hectare hectares degree degrees
      celsius fahrenheit hour hours minute minutes day days week weeks month months year years decades am pm mph kph
      kw mw gw watt watts megawatt megawatts gigawatt gigawatts gb tb knots times c f`),
  ],
  [
    'office',
    list(`president chancellor minister premier secretary ambassador spokesman spokeswoman spokesperson governor mayor
      senator congressman congresswoman deputy vice chairman chairwoman chair chief director executive judge justice
      general colonel captain commander king queen prince princess emperor pope bishop archbishop cardinal leader head
      representative commissioner envoy professor doctor acting interim founder owner father mother son daughter
      brother sister wife husband ceo`),
  ],
  [
    'function',
    list(`the a an that which who whom whose this these those of to in on at by for from with and or as is are was
      were be been being it its he she they him her them his their i we you our your has have had do does did into
      upon onto than then there here also so such but while whereas although though however meanwhile because where
      when what how why through between among against toward across along within am is's`),
  ],
]

const kindOf = new Map<string, WordKind>()
for (const [kind, words] of KINDS) for (const word of words) if (!kindOf.has(word)) kindOf.set(word, kind)

/** The kind of a word that is written as one of the lists above has it; `undefined` when none does. */
export function listedKind(word: string): WordKind | undefined {
  return kindOf.get(word)
}

/** Words that mean another thing with a capital: "may" and "May", "us" and "US". */
const CAPITAL_COUNTS = new Set(
  list(`may march august polish china turkey jordan chad labor conservative conservatives democrat democrats democratic
    republican republicans liberal liberals green greens reform us it who aids ice god mark frank bill rose grace will
    bush apple amazon meta orange shell target gap times guardian independent sun mirror star congress`),
)

/** Whether a capital, where the place of the word does not ask for it, makes another word of it. */
export function capitalCounts(word: string): boolean {
  return CAPITAL_COUNTS.has(word)
}
