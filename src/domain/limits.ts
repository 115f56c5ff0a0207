/** The most characters (code points) a field may hold. */
export const LIMITS = {
  line: 300,
  statement: 1_000,
  passage: 4_000,
  url: 2_000,
  name: 80,
  /** Headline, standfirst and body of an article together. */
  article: 200_000,
  /** RFC 5321 leaves no more for an address. */
  email: 254,
} as const
