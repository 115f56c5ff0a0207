import { attribute, elementsOf, textOf, within, type Element } from './html.js'

/** A form of a page, as a browser would read it. */
export interface FormFound {
  readonly method: 'get' | 'post'
  /** Path and query, without the fragment. */
  readonly action: string
  /** Whether it can bring a file. */
  readonly multipart: boolean
  readonly fields: readonly FieldFound[]
}

export interface FieldFound {
  readonly name: string
  /** `hidden`, `text`, `radio`, `date`, … `textarea`, `select`, `button`. */
  readonly kind: string
  readonly id: string | null
  /** What it is sent with as the page stands: that of the chosen one of a group, '' for none. */
  readonly value: string
}

/** Every form of a page that is sent to an address; one that only closes a dialog is not. */
export const formsOf = (html: string): readonly FormFound[] => formsIn(elementsOf(html))

export function formsIn(elements: readonly Element[]): readonly FormFound[] {
  return elements
    .filter(({ tagName }) => tagName === 'form')
    .flatMap((form) => {
      const method = (attribute(form, 'method') ?? 'get').toLowerCase()
      const [action = ''] = (attribute(form, 'action') ?? '').split('#')
      return method === 'get' || method === 'post'
        ? [
            {
              method,
              action,
              multipart: attribute(form, 'enctype') === 'multipart/form-data',
              fields: fieldsOf(form),
            },
          ]
        : []
    })
}

function fieldsOf(form: Element): readonly FieldFound[] {
  const fields = new Map<string, FieldFound>()
  const inside = within(form)
  // A browser sends the button that was pressed: here it is the last one, which does what the form is for.
  const others = inside.filter(({ tagName }) => tagName === 'button').slice(0, -1)
  for (const element of inside.filter((each) => !others.includes(each))) {
    const name = attribute(element, 'name')
    if (name === null || !['input', 'textarea', 'select', 'button'].includes(element.tagName)) continue
    const kind = element.tagName === 'input' ? (attribute(element, 'type') ?? 'text') : element.tagName
    const known = fields.get(name)
    fields.set(name, {
      name,
      kind,
      id: attribute(element, 'id'),
      value: valueOf(element, kind, known?.value ?? ''),
    })
  }
  return [...fields.values()]
}

function valueOf(element: Element, kind: string, before: string): string {
  if (kind === 'radio')
    return attribute(element, 'checked') === null ? before : (attribute(element, 'value') ?? 'on')
  if (kind === 'textarea') return textOf(element)
  // Ticked ones count, the last of several.
  if (kind === 'checkbox')
    return attribute(element, 'checked') === null ? before : (attribute(element, 'value') ?? 'on')
  if (kind !== 'select') return attribute(element, 'value') ?? ''
  const options = within(element).filter(({ tagName }) => tagName === 'option')
  const chosen = options.find((option) => attribute(option, 'selected') !== null) ?? options[0]
  return chosen ? (attribute(chosen, 'value') ?? textOf(chosen)) : ''
}

/** The one form of a page that is sent to this address. @throws when there is none, or more than one */
export function formTo(html: string, action: string): FormFound {
  const forms = formsOf(html).filter((form) => form.action === action)
  const [form] = forms
  if (!form || forms.length > 1) throw new Error(`${forms.length} forms are sent to ${action}`)
  return form
}

/** What a form sends as it stands, its buttons left out. */
export const valuesOf = ({ fields }: FormFound): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.filter(({ kind }) => kind !== 'button').map(({ name, value }) => [name, value]))

/** What a page says about a form: the lines of its summary with where they lead, and the messages at its fields. */
export function complaintsOf(html: string): {
  readonly summary: readonly { readonly message: string; readonly field: string }[]
  readonly atFields: Readonly<Record<string, string>>
} {
  const elements = elementsOf(html)
  const byId = new Map(elements.map((element) => [attribute(element, 'id') ?? '', element]))
  const links = elements
    .filter((element) => attribute(element, 'class') === 'problems')
    .flatMap((box) => within(box).filter(({ tagName }) => tagName === 'a'))
  const summary = links.map((link) => {
    const field = byId.get((attribute(link, 'href') ?? '').slice(1))
    return { message: textOf(link), field: field ? nameOf(field) : 'nowhere' }
  })
  const atFields = elements.flatMap((element) => {
    const described = byId.get(attribute(element, 'aria-describedby') ?? 'none')
    return described ? [[nameOf(element), textOf(described)] as const] : []
  })
  return { summary, atFields: Object.fromEntries(atFields) }
}

/** The name of a field, or of the fields in a group. */
function nameOf(element: Element): string {
  const named = [element, ...within(element)].find((each) => attribute(each, 'name') !== null)
  return named ? (attribute(named, 'name') ?? '') : ''
}
