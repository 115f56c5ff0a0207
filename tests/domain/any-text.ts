import fc from 'fast-check'

/** Any text at all: plain signs often, every code point sometimes, halves of surrogate pairs and control characters too. */
export const anyText = (maxLength = 60): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0, max: 0x10ffff })), {
      maxLength,
    })
    .map((points) => String.fromCodePoint(...points))
