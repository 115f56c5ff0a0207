import type { Express } from 'express'

/** An address that the application answers, with the methods it has handlers for. */
export interface RouteFound {
  /** As it was registered: `/claims/:id/reviews`. */
  readonly path: string
  /** `get`, `post`. A handler for every method does not count. */
  readonly methods: readonly string[]
}

// What a router of Express holds, as far as it is read here.
interface Layer {
  readonly route?: { readonly path: string; readonly stack: readonly { readonly method?: string }[] }
  readonly handle?: { readonly stack?: readonly Layer[] }
}

/** Every route of an application, read off its routers: a new one cannot be forgotten. */
export function routesOf(app: Express): readonly RouteFound[] {
  return collect((app.router as unknown as { readonly stack: readonly Layer[] }).stack)
}

function collect(stack: readonly Layer[]): readonly RouteFound[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return collect(handle?.stack ?? [])
    const methods = route.stack.flatMap(({ method }) => (method === undefined ? [] : [method]))
    return [{ path: route.path, methods: [...new Set(methods)] }]
  })
}

/** The route that a path belongs to. @returns `null` when there is none */
export function routeOf(routes: readonly RouteFound[], path: string): RouteFound | null {
  // What is written out comes before what a parameter takes: /report.csv before /:name.
  const ordered = [...routes]
    .sort((one, other) => other.path.split(':').length - one.path.split(':').length)
    .reverse()
  return ordered.find((route) => patternOf(route.path).test(path)) ?? null
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/]+')}$`)

/** The address with every parameter replaced. @throws when one has no value: say what a new one can be */
export function filled(path: string, values: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`${path}: give the tests a value for :${name}`)
    return value
  })
}
