import { around, move, nearestDay, type Interval } from './calendar.js'
import {
  counted,
  dayAway,
  edgeOf,
  led,
  monthOn,
  weekdayOn,
  whole,
  window,
  type Anchor,
  type Said,
} from './resolve.js'
import { COUNT, MONTH, monthOf, MONTHS, PART_OF_DAY, STRETCH, WEEKDAY, weekdayNamed } from './words.js'

/** One way to say a time. */
export interface Pattern {
  readonly matches: RegExp
  /** Which days it means; `null` where it names none. */
  readonly means: (said: Said, anchor: Anchor) => Interval | null
  /** It tells how things are, which may be so no longer later on. */
  readonly present?: true
}

/** What stands before a time and makes a stretch of it: from it to the article's date, or from that to it. */
const LEAD = '(?:(?<lead>since|until|till|by|before|through|after|from) )?'

const pattern = (source: string, means: Pattern['means']): Pattern => ({
  // A blank in a source stands for any white space: a phrase may run over the end of a line.
  matches: new RegExp(`(?<![\\p{L}\\p{N}])(?:${source.replaceAll(' ', '\\s+')})(?![\\p{L}\\p{N}])`, 'giu'),
  means,
})
const present = (source: string): Pattern => ({
  ...pattern(source, (_said, { date }) => around(date, 'day')),
  present: true,
})

/** “ago”, “yesterday”, “last month”, “on Tuesday”: in the order of their kinds; where two fit the longer one holds. */
export const PATTERNS: readonly Pattern[] = [
  // Counted back and ahead.
  pattern(`(?:${COUNT} )?${STRETCH} ago`, (said, { date }) => counted(said, date, -1)),
  pattern(`(?:${COUNT} )?${STRETCH} (?:from now|hence)`, (said, { date }) => counted(said, date, 1)),
  pattern(`in ${COUNT} ${STRETCH}(?:['’]s?)? time`, (said, { date }) => counted(said, date, 1)),
  pattern(`in ${COUNT} ${STRETCH}`, (said, { date, ahead }) => (ahead ? counted(said, date, 1) : null)),
  pattern(`within (?:the next )?${COUNT} ${STRETCH}`, (said, { date, ahead }) =>
    ahead ? window(said, date, 1) : null,
  ),

  // Stretches that end or begin with the article's date.
  pattern(
    `(?:in|over|during|within|for|throughout) the (?:past|last|previous) (?:${COUNT} )?${STRETCH}`,
    (said, { date }) => window(said, date, -1),
  ),
  pattern(`the past (?:${COUNT} )?${STRETCH}`, (said, { date }) => window(said, date, -1)),
  pattern(`(?:the )?(?:past|last) (?!an? )${COUNT} ${STRETCH}`, (said, { date }) => window(said, date, -1)),
  pattern(
    `(?:(?:in|over|for|during) )?recent (?<stretch>day|week|month|year|decade)(?<plural>s)`,
    (said, { date }) => window(said, date, -1),
  ),
  pattern(
    `(?:in|over|during|within|for|throughout) the (?:next|coming) (?:${COUNT} )?${STRETCH}`,
    (said, { date }) => window(said, date, 1),
  ),
  pattern(`(?:the )?(?:next|coming) (?!an? )${COUNT} ${STRETCH}`, (said, { date }) => window(said, date, 1)),
  pattern('the coming (?<stretch>day|week|month|year|decade)(?<plural>s?)', (said, { date }) =>
    window(said, date, 1),
  ),
  pattern('coming (?<stretch>day|week|month|year|decade)(?<plural>s)', (said, { date }) =>
    window(said, date, 1),
  ),
  pattern(
    '(?:(?:in|over|during|for) )?the (?<stretch>day|week|month|year|decade)(?<plural>s?) ahead',
    (said, { date }) => window(said, date, 1),
  ),

  // Days.
  pattern(
    `${LEAD}(?:earlier |later |late |early )?(?:today|tonight|this (?:morning|afternoon|evening))`,
    (said, { date }) => led(said, date, around(date, 'day')),
  ),
  pattern(`${LEAD}(?:late |early )?(?:yesterday${PART_OF_DAY}|last night)`, (said, { date }) =>
    led(said, date, dayAway(date, -1)),
  ),
  pattern(`${LEAD}(?:late |early )?tomorrow${PART_OF_DAY}`, (said, { date }) =>
    led(said, date, dayAway(date, 1)),
  ),
  pattern('the day before yesterday', (_said, { date }) => dayAway(date, -2)),
  pattern('the day after tomorrow', (_said, { date }) => dayAway(date, 2)),
  pattern('overnight', (_said, { date }) => ({ from: move(date, -1, 'day'), to: date })),
  pattern(
    `(?:${LEAD}|on )(?:(?:early|late) )?(?:(?:on )?(?<which>last|next|this(?: (?:coming|past))?) )?(?<!\\b(?:Good|Black|Bloody|Super|Palm|Easter|Cyber|Holy|Ash|Shrove|Maundy|Whit)\\s+)${WEEKDAY}${PART_OF_DAY}(?!,? (?:the )?(?:\\d|${MONTHS.join('|')}))`,
    ({ lead, which, weekday = '' }, anchor) =>
      led({ lead }, anchor.date, weekdayOn(which, weekdayNamed(weekday), anchor)),
  ),
  pattern(
    `(?:${LEAD}|on )(?:the )?(?:(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}|${MONTH.replace('month', 'month2')} (?<day2>\\d{1,2})(?:st|nd|rd|th)?)(?![\\d:–-]|(?:,|\\s+of)?\\s+\\d{4})`,
    ({ lead, day, month, day2, month2 }, { date, ahead }) => {
      const found = nearestDay(date, monthOf(month ?? month2 ?? ''), Number(day ?? day2), ahead)
      return found === null ? null : led({ lead }, date, around(found, 'day'))
    },
  ),

  // Weeks, months, years.
  pattern(
    `(?:so far|${LEAD}(?:(?:in|earlier|later|early|late)(?: in)? )?)\\s*(?<which>this|last|next) (?<unit>week|month|quarter|year|decade|century|weekend|spring|summer|autumn|fall|winter)(?!\\s+of\\b)`,
    (said, { date }) => led(said, date, whole(said['which'], said['unit'] ?? '', date)),
  ),
  pattern(
    `${LEAD}(?:(?:at|towards?) )?the (?<edge>end|start|beginning|middle) of (?<which>the|this|last|next) (?<unit>week|month|quarter|year|decade|century)(?!\\s+of\\b)`,
    (said, { date }) => led(said, date, edgeOf(said['edge'], whole(said['which'], said['unit'] ?? '', date))),
  ),
  pattern(
    `(?<lead>in|since|until|till|by|during|before|after) (?:(?:early|late|mid)[ -]?)?(?:(?<which>last|next|this) )?${MONTH}(?![\\p{L}\\d]|,?\\s+\\d)`,
    (said, anchor) => monthOn(said, anchor),
  ),
  pattern(`(?:(?:early|late|mid)[ -])?(?<which>last|next|this) ${MONTH}(?!,?\\s+\\d)`, (said, anchor) =>
    monthOn(said, anchor),
  ),

  // How things are.
  present(
    'currently(?: (?:underway|under way|in progress|ongoing))?|at present|at the moment|presently|nowadays|these days',
  ),
  present(
    'right now|as of now|(?<!\\b(?:from|until|till|by|up to)\\s+)now(?!\\s+(?:that|on)\\b)|current|ongoing|underway|under way',
  ),

  // Vague.
  pattern('(?:most |more )?recently|lately|of late|recent', (_said, { date }) => ({
    from: move(date, -3, 'month'),
    to: date,
  })),
  pattern(
    'upcoming|forthcoming|imminent(?:ly)?|(?<!\\b(?:as|too|how|so)\\s+)soon(?!\\s+(?:as|after|enough|became|began)\\b)|shortly(?!\\s+(?:after|before|there)\\b)|in the (?:near|foreseeable) future',
    (_said, { date }) => ({ from: date, to: move(date, 3, 'month') }),
  ),
]
