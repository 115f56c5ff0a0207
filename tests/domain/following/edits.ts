import type { Followed } from '../../../src/domain/placements.js'

/** An edit and what it does to a claim on the words within ⟦ ⟧; in the edited text they show where it then stands. */
export interface Edit {
  readonly what: string
  readonly before: string
  readonly after: string
  readonly state: Followed['state']
}

const TRIP = 'This will mark Putin’s second trip to North Korea, with his first visit occurring in 2000.'

const edits = (
  state: Followed['state'],
  all: Readonly<Record<string, readonly [string, string]>>,
): readonly Edit[] => Object.entries(all).map(([what, [before, after]]) => ({ what, before, after, state }))

export const EDITS: readonly Edit[] = [
  ...edits('changed', {
    'a number in the claim': [
      'This is his ⟦second trip to North Korea⟧.',
      'This is his ⟦third trip to North Korea⟧.',
    ],
    'number word and year at once': [
      '⟦This will mark Putin’s second trip to North Korea, with his first visit occurring in 2000⟧.',
      '⟦This will mark Putin’s third trip to North Korea, with his first visit occurring in 2002⟧.',
    ],
    'the number beside the claim': [
      'The fire ⟦killed 12 people⟧ and injured 40.',
      'The fire ⟦killed 12 people⟧ and injured 41.',
    ],
    'the date beside the claim': [
      'In March, ⟦exports rose by 3%⟧ to $4 billion.',
      'In April, ⟦exports rose by 3%⟧ to $4 billion.',
    ],
    'a name': ['⟦Team Alpha won gold⟧ in Paris.', '⟦Team Beta won gold⟧ in Paris.'],
    'a name beside the claim': ['Team Alpha ⟦won gold⟧ in Paris.', 'Team Beta ⟦won gold⟧ in Paris.'],
    'a spelling of a name': ['⟦Volodymyr Zelenskyy⟧ spoke.', '⟦Volodymyr Zelensky⟧ spoke.'],
    '"not" put in': ['Peskov ⟦did confirm the trips⟧.', 'Peskov ⟦did not confirm the trips⟧.'],
    '"not" put in as "n’t"': ['⟦The dates were confirmed⟧.', '⟦The dates weren’t confirmed⟧.'],
    '"not" taken out': ['⟦Peskov did not confirm the trips⟧.', '⟦Peskov did confirm the trips⟧.'],
    '"denied" for "confirmed"': ['Peskov ⟦confirmed the trip⟧.', 'Peskov ⟦denied the trip⟧.'],
    '"without" for "with"': ['They left ⟦with permission⟧.', 'They left ⟦without permission⟧.'],
    '"never" put in': ['⟦He had visited China⟧.', '⟦He had never visited China⟧.'],
    'a quotation altered': [
      'He said it would be made ⟦“when the time comes”⟧.',
      'He said it would be made ⟦“if the time comes”⟧.',
    ],
    'a letter within a quotation': ['⟦She said “I saw their faces.”⟧', '⟦She said “I saw there faces.”⟧'],
    'spelling within a quotation': ['She praised “⟦the colour⟧ of it”.', 'She praised “⟦the color⟧ of it”.'],
    'quotation marks put around a word': ['⟦The free election⟧ was held.', '⟦The “free” election⟧ was held.'],
    'a paraphrase for a quotation': ['He said he was ⟦“very tired”⟧.', 'He said he was ⟦very tired⟧.'],
    'a quantifier': ['⟦Most members voted for it⟧.', '⟦All members voted for it⟧.'],
    '"a few" for "few"': ['⟦Few people came⟧.', '⟦A few people came⟧.'],
    'a unit': ['⟦The wall is 40 kilometres long⟧.', '⟦The wall is 40 miles long⟧.'],
    'a currency': ['⟦It cost $40 million⟧.', '⟦It cost €40 million⟧.'],
    'millions for billions': ['⟦It cost $40 million⟧.', '⟦It cost $40 billion⟧.'],
    'percentage points for percent': ['⟦Rates rose 2 percent⟧.', '⟦Rates rose 2 percentage points⟧.'],
    'a minus': ['⟦It was -5 degrees⟧.', '⟦It was 5 degrees⟧.'],
    'a decimal point': ['⟦Prices rose 1.5 percent⟧.', '⟦Prices rose 15 percent⟧.'],
    'an office': ['⟦Prime Minister Kim Jong Un⟧ spoke.', '⟦President Kim Jong Un⟧ spoke.'],
    'an office lost': ['⟦the former president of Peru⟧ spoke.', '⟦the president of Peru⟧ spoke.'],
    kinship: ['⟦Kim Jong Il, the father of Kim Jong Un⟧.', '⟦Kim Jong Il, the brother of Kim Jong Un⟧.'],
    'a day': ['⟦He arrived on 5 May⟧.', '⟦He arrived on 6 May⟧.'],
    'a relative date': ['⟦Last month he was invited⟧.', '⟦Last week he was invited⟧.'],
    'a verb': ['⟦The council approved the plan⟧.', '⟦The council rejected the plan⟧.'],
    tense: ['⟦She is the mayor of Lyon⟧.', '⟦She was the mayor of Lyon⟧.'],
    modality: ['⟦Putin will visit Vietnam⟧.', '⟦Putin may visit Vietnam⟧.'],
    'a hedge taken out': ['⟦Korea’s alleged arms supply⟧ goes on.', '⟦Korea’s arms supply⟧ goes on.'],
    'rounding taken out': ['⟦About 500 people died⟧.', '⟦500 people died⟧.'],
    '"at least" for "at most"': ['⟦at least 20 people⟧ came.', '⟦at most 20 people⟧ came.'],
    '"or" for "and"': ['⟦He will visit Rome and Oslo⟧.', '⟦He will visit Rome or Oslo⟧.'],
    'where to and where from': ['⟦Arms went to Russia⟧.', '⟦Arms went from Russia⟧.'],
    'an attribution': [
      '⟦Ten people died⟧, according to police.',
      '⟦Ten people died⟧, according to officials.',
    ],
    'an attribution taken out': ['⟦Ten people died⟧, police said.', '⟦Ten people died⟧.'],
    'who beat whom': ['⟦Germany beat France⟧.', '⟦France beat Germany⟧.'],
    'a word put in within the claim': ['⟦Putin visited Pyongyang⟧.', '⟦Putin secretly visited Pyongyang⟧.'],
    'an acronym for a pronoun': ['⟦They told us the plan⟧.', '⟦They told the US the plan⟧.'],
    'a cause for a contrast': ['⟦Prices rose⟧ while wages fell.', '⟦Prices rose⟧ because wages fell.'],
    // The sample's list is in the order of the trips: one look settles it, a tick that stays would hide it.
    'the order of a list': [
      'after trips to ⟦China, Belarus, and Uzbekistan⟧.',
      'after trips to ⟦Belarus, China, and Uzbekistan⟧.',
    ],
    'the order of a list, for one of it': [
      'after trips to China, ⟦Uzbekistan⟧, and Belarus.',
      'after trips to ⟦Uzbekistan⟧, China, and Belarus.',
    ],
    'a sentence taken out within the claim': [
      '⟦He won in May. He lost in June. He retired in July.⟧',
      '⟦He won in May. He retired in July.⟧',
    ],
    'a sentence put in within the claim': [
      '⟦He won in May. He retired in July.⟧',
      '⟦He won in May. He lost in June. He retired in July.⟧',
    ],
    'a sentence rewritten': [
      '⟦The mayor opened the new bridge on Monday.⟧ It rained.',
      '⟦On Monday the new bridge was opened by the mayor.⟧ It rained.',
    ],
    'one letter of Japanese': ['大統領は⟦北朝鮮を訪問した⟧。', '大統領は⟦北朝鮮を訪問しない⟧。'],
    'a digit of Chinese': ['会议于⟦5月3日⟧举行。', '会议于⟦5月8日⟧举行。'],
    'a sentence moved and altered': [
      '⟦The old stone bridge was built in 1820.⟧ It rained. Crowds came.',
      'It rained. Crowds came. ⟦The old stone bridge was built in 1821.⟧',
    ],
  }),
  ...edits('changed', {
    'negation in the subordinate clause': [
      'Although ⟦the dates have been confirmed⟧, preparations are underway.',
      'Although ⟦the dates have not been confirmed⟧, preparations are underway.',
    ],
    // Negation may rule both clauses.
    'negation in the other clause': [
      'Exports rose 3 percent while ⟦imports fell 2 percent⟧.',
      'Exports never rose 3 percent while ⟦imports fell 2 percent⟧.',
    ],
    'a year that both clauses share': [
      'In 2020 exports rose 3 percent while ⟦imports fell 2 percent⟧.',
      'In 2021 exports rose 3 percent while ⟦imports fell 2 percent⟧.',
    ],
    'a subject that both clauses share': [
      'Putin visited Pyongyang but ⟦skipped Seoul⟧.',
      'Lavrov visited Pyongyang but ⟦skipped Seoul⟧.',
    ],
    'a subject that a pronoun takes up': [
      'Putin visited Pyongyang while ⟦he was in Asia⟧.',
      'Lavrov visited Pyongyang while ⟦he was in Asia⟧.',
    ],
    'an attribution that both clauses share': [
      'According to police, three men died while ⟦two women were hurt⟧.',
      'According to witnesses, three men died while ⟦two women were hurt⟧.',
    ],
    'a hedge before both clauses': [
      'Three men died while ⟦two women were hurt⟧.',
      'Reportedly, three men died while ⟦two women were hurt⟧.',
    ],
    'a condition before both clauses': [
      'If rates rise, firms will lose money; ⟦banks will gain 3 percent⟧.',
      'If rates fall, firms will lose money; ⟦banks will gain 3 percent⟧.',
    ],
    'a verb that an elliptic clause shares': [
      'Alpha won three medals; ⟦Beta, two⟧.',
      'Alpha lost three medals; ⟦Beta, two⟧.',
    ],
    'whom a count in the other clause counts': [
      'Twelve soldiers were caught while ⟦300 fled⟧.',
      'Twelve civilians were caught while ⟦300 fled⟧.',
    ],
    'how many there were, for "all"': [
      'Twelve men were caught but ⟦all fled⟧.',
      'Ten men were caught but ⟦all fled⟧.',
    ],
    'who reported both clauses': [
      'Reuters reported that ten died while ⟦five fled⟧.',
      'Bloomberg reported that ten died while ⟦five fled⟧.',
    ],
    'who said both clauses, said behind them': [
      '⟦Ten died⟧ while five fled, officials said.',
      '⟦Ten died⟧ while five fled, witnesses said.',
    ],
    'an elliptic clause with a plural': [
      'Exports rose 3 percent while ⟦imports 5 percent⟧.',
      'Exports fell 3 percent while ⟦imports 5 percent⟧.',
    ],
    'a hyphen that tells two words apart': ['⟦He re-signed in May⟧.', '⟦He resigned in May⟧.'],
    'a clause put in that leans on the claim': [
      '⟦Smith won the race⟧.',
      '⟦Smith won the race, but was disqualified⟧.',
    ],
    'a clause taken out that leant on the claim': [
      '⟦Smith won the race⟧ although he was hurt.',
      '⟦Smith won the race⟧.',
    ],
    'who a bracket is about': [
      'Alpha (⟦founded by monks⟧) makes beer.',
      'Beta (⟦founded by monks⟧) makes beer.',
    ],
    'who is meant around an enclosed clause': [
      '⟦The deal⟧, although signed in Rome, was void.',
      '⟦The deal⟧, although signed in Rome, was valid.',
    ],
  }),
  ...edits('same', {
    'the number of another clause, "while"': [
      'Exports rose 3 percent while ⟦imports fell 2 percent⟧.',
      'Exports rose 4 percent while ⟦imports fell 2 percent⟧.',
    ],
    'the number of the clause behind, "while"': [
      '⟦Factory A employs 300 people⟧ while Factory B employs 500.',
      '⟦Factory A employs 300 people⟧ while Factory B employs 510.',
    ],
    'how many signed, for how many ratified': [
      'Although 12 states signed the pact, ⟦only 8 have ratified it⟧.',
      'Although 13 states signed the pact, ⟦only 8 have ratified it⟧.',
    ],
    'a footnote': ['⟦He won gold [1] in Rome⟧.', '⟦He won gold in Rome⟧.'],
    'a ligature': ['⟦The ﬁnal was lost⟧.', '⟦The final was lost⟧.'],
    'an invisible space': ['⟦He won\u200b gold⟧.', '⟦He won gold⟧.'],
    'the number of another clause, "but"': [
      'Alpha hired 40 people, but ⟦Beta fired 20⟧.',
      'Alpha hired 50 people, but ⟦Beta fired 20⟧.',
    ],
    'the number of another clause, a semicolon': [
      'Alpha hired 40 people; ⟦Beta fired 20⟧.',
      'Alpha hired 50 people; ⟦Beta fired 20⟧.',
    ],
    'the number of a clause in front': [
      'While Alpha hired 40 people, ⟦Beta fired 20⟧.',
      'While Alpha hired 50 people, ⟦Beta fired 20⟧.',
    ],
    'a clause put in with a subject of its own': [
      '⟦Smith won the race⟧.',
      '⟦Smith won the race⟧, while Jones lost.',
    ],
    'an age put in': ['⟦Smith⟧ won the race.', '⟦Smith⟧ (40) won the race.'],
    'a number in brackets': [
      '⟦The company employs 300 people⟧ (its rival has 40).',
      '⟦The company employs 300 people⟧ (its rival has 50).',
    ],
    'a name in another clause': [
      'Alpha hired Smith; ⟦Beta fired 20 people⟧.',
      'Alpha hired Jones; ⟦Beta fired 20 people⟧.',
    ],
    'a year that each clause has for itself': [
      'Exports rose in 2019 while ⟦imports fell in 2020⟧.',
      'Exports rose in 2018 while ⟦imports fell in 2020⟧.',
    ],
    'another sentence': ['⟦He won 3 medals.⟧ She won 4.', '⟦He won 3 medals.⟧ She won 5.'],
    'a comma moved': ['⟦On Monday, he left Rome⟧.', '⟦On Monday he left, Rome⟧.'],
    'an exclamation mark': ['⟦He left Rome⟧!', '⟦He left Rome⟧.'],
    'white space': ['He ⟦left  Rome⟧ today.', 'He ⟦left Rome⟧ today.'],
    'a typo mended in a function word': ['⟦He went to teh north⟧.', '⟦He went to the north⟧.'],
    'a typo mended beside the claim': ['⟦He went north⟧ wiht her.', '⟦He went north⟧ with her.'],
    'a known slip mended': ['⟦The goverment resigned⟧.', '⟦The government resigned⟧.'],
    'a word written twice': ['⟦He went to the the north⟧.', '⟦He went to the north⟧.'],
    'British spelling': ['⟦The labour centre was organised⟧.', '⟦The labor center was organized⟧.'],
    'smart quotes': ['He said ⟦"when the time comes"⟧.', 'He said ⟦“when the time comes”⟧.'],
    'a smart apostrophe': ["⟦Russia's Far East⟧ is far.", '⟦Russia’s Far East⟧ is far.'],
    'digit groups': ['⟦It has 25000 people⟧.', '⟦It has 25,000 people⟧.'],
    'digit groups with a space': ['⟦It has 25,000 people⟧.', '⟦It has 25\u202f000 people⟧.'],
    'NFC for NFD': ['⟦He met Emmanuel in Orle\u0301ans⟧.', '⟦He met Emmanuel in Orl\u00e9ans⟧.'],
    'a hyphen': ['⟦a well known actor⟧ came.', '⟦a well-known actor⟧ came.'],
    'a soft hyphen': ['⟦He went to Pyong\u00adyang⟧.', '⟦He went to Pyongyang⟧.'],
    'a compound joined': ['⟦The co-operation goes on⟧.', '⟦The cooperation goes on⟧.'],
    'initials with and without stops': ['⟦The U.S. sold arms⟧.', '⟦The US sold arms⟧.'],
    'a percent sign': ['⟦Prices rose 5%⟧.', '⟦Prices rose 5 per cent⟧.'],
    'a contraction': ['⟦He did not go⟧.', '⟦He didn’t go⟧.'],
    '"that" put in': ['He knew ⟦she had left⟧.', 'He knew that ⟦she had left⟧.'],
    'an emoji before the claim': ['⟦He won gold⟧.', '🏅🇰🇷 ⟦He won gold⟧.'],
    'an emoji far before': ['It began. ⟦He won gold.⟧', '👩‍👩‍👧 It began. ⟦He won gold.⟧'],
    'a paragraph put in before': ['⟦He won gold.⟧', 'It was a fine day.\n\n⟦He won gold.⟧'],
    'a paragraph taken out before': ['It was a fine day.\n\n⟦He won gold.⟧', '⟦He won gold.⟧'],
    'paragraphs merged': ['It began.\n\n⟦He won gold.⟧ It ended.', 'It began. ⟦He won gold.⟧ It ended.'],
    'a paragraph split': ['It began. ⟦He won gold.⟧ It ended.', 'It began.\n\n⟦He won gold.⟧\n\nIt ended.'],
    'sentences joined by a semicolon': ['He won gold. ⟦She won silver.⟧', 'He won gold; ⟦she won silver.⟧'],
    'sentences joined by "and"': ['He won gold. ⟦She won silver.⟧', 'He won gold, and ⟦she won silver.⟧'],
    'a sentence split at "and"': ['He won gold, and ⟦she won silver⟧.', 'He won gold. ⟦She won silver⟧.'],
    'Windows line ends': ['It began.\nHe ⟦won gold⟧.', 'It began.\r\nHe ⟦won gold⟧.'],
    'Japanese text put in before': ['大統領は⟦訪問した⟧。', '今日は晴れ。大統領は⟦訪問した⟧。'],
    'an identical sentence left alone': [
      'Alpha won. ⟦He is 30.⟧ Beta won. He is 30.',
      'Alpha won. ⟦He is 30.⟧ Beta lost. He is 30.',
    ],
    'a copy far from its neighbours': [
      'It began. ⟦He won gold.⟧ It ended.',
      'It began. ⟦He won gold.⟧ It ended. Crowds came. He won gold.',
    ],
    'half a word selected': ['He w⟦on go⟧ld in Rome.', 'So it was. He w⟦on go⟧ld in Rome.'],
    'a pure punctuation change of dashes': ['⟦He won gold⟧ - at last.', '⟦He won gold⟧ — at last.'],
  }),
  ...edits('moved', {
    'a sentence moved to another paragraph': [
      '⟦He was born in Lyon.⟧ It began.\n\nIt ended. Crowds came.',
      'It began.\n\nIt ended. Crowds came. ⟦He was born in Lyon.⟧',
    ],
    'words in a sentence that moved': [
      'He was born ⟦in Lyon⟧ in 1950. It began. It ended.',
      'It began. It ended. He was born ⟦in Lyon⟧ in 1950.',
    ],
    'paragraphs swapped': [
      '⟦He won gold.⟧\n\nShe won silver. They won bronze.',
      'She won silver. They won bronze.\n\n⟦He won gold.⟧',
    ],
  }),
  ...edits('gone', {
    'a sentence taken out with a twin beside it': [
      '⟦Team Alpha won three medals.⟧ Team Beta won three medals.',
      'Team Beta won three medals.',
    ],
    'a sentence taken out, its twin altered': [
      '⟦Team Alpha won three medals in Paris.⟧ Team Beta won three medals in Rome.',
      'Team Beta won four medals in Rome.',
    ],
    'a sentence taken out that stands again elsewhere': [
      'Alpha is a driver. ⟦He was born in 1950.⟧ Beta is a pilot. He was born in 1950.',
      'Alpha is a driver. Beta is a pilot. He was born in 1950.',
    ],
    'a sentence replaced': [
      '⟦Team Alpha won three medals.⟧ It ended.',
      'The hall was cold and empty. It ended.',
    ],
    'one of a list': [
      'after trips to China, ⟦Belarus⟧, and Uzbekistan.',
      'after trips to China, and Uzbekistan.',
    ],
    'a clause taken out': ['He won gold while ⟦she won silver⟧.', 'He won gold.'],
    'the whole text': ['⟦He won gold.⟧', ''],
    'a bracket taken out': ['He (⟦aged 30⟧) won.', 'He won.'],
  }),
  ...edits('ambiguous', {
    'a sentence that stands twice now': [
      'It began. ⟦He won gold.⟧ It ended.',
      'It began. ⟦He won gold.⟧ ⟦He won gold.⟧ It ended.',
    ],
    'moved to two places at once': [
      '⟦He won gold.⟧ It began. It went on. It ended.',
      'It began. ⟦He won gold.⟧ It went on. ⟦He won gold.⟧ It ended.',
    ],
    'a text written twice': ['⟦He won gold.⟧', '⟦He won gold.⟧ ⟦He won gold.⟧'],
  }),
  { what: 'nothing', before: `⟦${TRIP}⟧`, after: `⟦${TRIP}⟧`, state: 'same' },
]
