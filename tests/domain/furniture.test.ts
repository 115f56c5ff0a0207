import { expect, test } from 'vitest'

import { looksLikeFurniture } from '../../src/domain/furniture.js'

test.each([
  'Share.',
  'Exit mobile version',
  'ADVERTISEMENT',
  'Read more',
  'Read more…',
  'Read more »',
  'Subscribe to our newsletter',
  'Click here to sign up for alerts',
  'Follow us on Facebook and X',
  'Cookie',
  'We use cookies.',
  '© 2024 Example Media. All rights reserved.',
  'All rights reserved',
  'Related articles:',
  '  Sign in  ',
  'Photo: A. Reuters',
  'Image source, Getty',
  'Editor’s picks',
  '12 comments',
  '5 min read',
  '[Advertisement]',
])('%j is furniture', (line) => {
  expect(looksLikeFurniture(line)).toBe(true)
})

test.each([
  '',
  '...',
  'He left.',
  'Yes.',
  'Share prices fell.',
  'Advertisement spending rose in May.',
  'Cookies were found in the kitchen.',
  'Related companies paid nothing.',
  'Photographs show the bridge.',
  'Subscribers left.',
  'She printed it.',
  'Search parties set out.',
  '12 people died.',
  'Share.\nHe left.',
  'Read more\nhere',
  'He refused to share.',
  'Sign inside.',
  'Read more about how the ministry paid for the bridge and who signed the contract',
])('%j is text', (line) => {
  expect(looksLikeFurniture(line)).toBe(false)
})
