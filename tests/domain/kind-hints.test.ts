import { expect, test } from 'vitest'
import { suggestKind } from '../../src/domain/kind-hints.js'

test.each<[string, string | null, string?]>([
  ['12 people were hurt', 'number', '12'],
  ['prices rose by 3.5 %', 'number', '3.5 %'],
  ['twice as many came', 'number', 'twice'],
  ['three of the ships sank', 'number', 'three'],
  ['He said “when the time comes”', 'quotation', '“when the time comes”'],
  ['"We will see," she said', 'quotation', '"We will see,"'],
  ['« plus tard »', 'quotation', '« plus tard »'],
  ['“a sentence that goes on and on and on', 'quotation', '“a sentence that goes on…'],
  ['the harbour closed because of the storm', 'cause', 'because of'],
  ['the strike led to delays', 'cause', 'led to'],
  ['Putin will travel to Vietnam', 'prediction', 'will'],
  ['the talks are expected to fail', 'prediction', 'are expected to'],
  ['12 people will come', 'prediction', 'will'],
  ['Nguyen Phu Trong, General Secretary of the party', 'identity', 'General Secretary'],
  ['Kim Jong Il, the father of the leader', 'identity', 'father'],
  ['the spokeswoman Ann Lee', 'identity', 'spokeswoman'],
  ['Moscow wants cooperation in space', 'position', 'wants'],
  ['The visits are seen as a sign of weakness', 'analysis', 'seen as'],
  ['They met in Pyongyang', null],
  ['the goodwill of the grandfathers', null],
  ['Willy met the presidents’ men', null],
  ['', null],
  ['   ', null],
])('%s → %s', (words, kind, because) => {
  const hint = suggestKind(words)

  expect(hint && [hint.kind, hint.because]).toEqual(kind === null ? null : [kind, because])
})
