import type { Href } from '../markup.js'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** What the frame around every page shows. */
export interface Page {
  readonly title: string
  readonly deskName: string
  /** Which entry of the navigation it belongs to. */
  readonly section: 'desk' | 'sources' | 'activity' | 'people' | 'account' | 'settings' | null
  /** How wide the page is laid out. */
  readonly layout: 'plain' | 'article' | 'report'
  readonly nav: readonly { readonly label: string; readonly href: Href; readonly current: boolean }[]
  readonly deskHref: Href
  /** Who is signed in, and what is theirs; `null` for nobody. */
  readonly viewer: {
    readonly name: string
    readonly initials: string
    readonly accountHref: Href
    readonly accountCurrent: boolean
    readonly signOutAction: Href
  } | null
  readonly signInHref: Href
  /** What just happened; '' for nothing. */
  readonly flash: string
  readonly theme: Theme
  readonly themes: readonly { readonly value: Theme; readonly label: string; readonly chosen: boolean }[]
  readonly appearanceAction: Href
  /** The page itself, to come back to after the appearance was set. */
  readonly here: string
  readonly styles: Href
  /** What only the printed page needs. */
  readonly printStyles: Href | null
  readonly scripts: readonly Href[]
  readonly icon: Href
}
