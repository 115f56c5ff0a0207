const pairs = (text: string): readonly (readonly [string, string])[] =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string])

/** One spelling for words that British, American and hurried writers spell differently: theirs, then the one compared. */
const SPELLINGS = new Map(
  pairs(`
    grey=gray greyer=grayer programme=program programmes=programs tyre=tire tyres=tires plough=plow ploughed=plowed
    sceptic=skeptic sceptics=skeptics sceptical=skeptical scepticism=skepticism aluminium=aluminum mould=mold
    moustache=mustache jewellery=jewelry kerb=curb kerbs=curbs ageing=aging judgement=judgment judgements=judgments
    acknowledgement=acknowledgment manoeuvre=maneuver manoeuvres=maneuvers fulfil=fulfill fulfils=fulfills enrol=enroll
    enrolment=enrollment instalment=installment instalments=installments skilful=skillful wilful=willful
    pyjamas=pajamas cosy=cozy enquiry=inquiry enquiries=inquiries gaol=jail sulphur=sulfur artefact=artifact
    artefacts=artifacts adviser=advisor advisers=advisors protestor=protester protestors=protesters focussed=focused
    learnt=learned burnt=burned spelt=spelled dreamt=dreamed leapt=leaped spoilt=spoiled whilst=while amongst=among
    towards=toward afterwards=afterward backwards=backward forwards=forward upwards=upward downwards=downward
    practise=practice practised=practiced defence=defense defences=defenses offence=offense offences=offenses
    pretence=pretense licence=license licences=licenses catalogue=catalog dialogue=dialog dialogues=dialogs
    analogue=analog mum=mom okay=ok tonight's=tonight naïve=naive café=cafe cafés=cafes façade=facade élite=elite
    élites=elites rôle=role cliché=cliche régime=regime
    goverment=government goverments=governments govenment=government governement=government parliment=parliament
    occured=occurred occuring=occurring occurence=occurrence recieve=receive recieved=received recieves=receives
    seperate=separate seperated=separated definately=definitely accomodate=accommodate accomodation=accommodation
    begining=beginning beleive=believe commitee=committee comittee=committee enviroment=environment existance=existence
    foriegn=foreign independant=independent neccessary=necessary posession=possession publically=publicly
    refered=referred succesful=successful sucessful=successful suprise=surprise tommorow=tomorrow wierd=weird
    untill=until thier=their wich=which becuase=because beacuse=because agressive=aggressive apparant=apparent
    calender=calendar concious=conscious embarass=embarrass febuary=february wensday=wednesday liason=liaison
    millenium=millennium millon=million milion=million billon=billion ocasion=occasion offical=official
    officals=officials persue=pursue presidant=president privelege=privilege resistence=resistance
    threshhold=threshold visting=visiting wether=whether %=percent &=and`),
)

const OUR =
  /^(col|fav|hon|lab|behavi|neighb|rum|harb|arm|hum|tum|vap|endeav|flav|vig|rig|sav|parl|od|splend|cand|ferv|ranc|val|clam|ard|savi|dem|mis?dem|dishon|discol|belab)our(?=s?$|ed$|ing$|ful$|fully$|ite$|ites$|able$|ably$|hood$|hoods$|less$|er$|ers$|al$|ly$|y$|ies$)/
const DOUBLED =
  /^(travel|cancel|label|level|model|signal|fuel|counsel|marshal|quarrel|dial|channel|total|rival|initial|tunnel|shovel|duel|equal|panel|pedal|spiral|unravel)l(ed|ing|er|ers|or|ors)$/
const RE = /^(cent|theat|met|kilomet|centimet|millimet|lit|millilit|fib|calib|lust|somb|spect|meag)re(s?)$/
const AE =
  /^(an|p|h|leuk|encyclop|orthop|gyn|arch|medi|c|is?ch)ae(?=sthe|dia|mo|morr|mia|matolog|dic|colog|olog|val|sar|mic)/

const MAY_DIFFER = /is[eia]|ys[ei]|our|ll|re|ae/

/**
 * The spelling by which a word is compared: one for British and American, one for a known slip.
 *
 * @param word in lower case, NFC, with straight apostrophes; not a name, whose spelling is its own
 */
export function spellingOf(word: string): string {
  const known = SPELLINGS.get(word)
  if (known !== undefined) return known
  // No rule below is for a word without one of these endings or beginnings.
  if (word.length < 5 || !MAY_DIFFER.test(word)) return word
  return word
    .replace(/(?<=\p{L}{3})is(?=(?:e|ed|es|ing|er|ers|ation|ations|ational|able)$)/u, 'iz')
    .replace(/(?<=\p{L}l)ys(?=(?:e|ed|es|er|ers|ing)$)/u, 'yz')
    .replace(OUR, '$1or')
    .replace(DOUBLED, '$1$2')
    .replace(RE, '$1er$2')
    .replace(AE, '$1e')
}
