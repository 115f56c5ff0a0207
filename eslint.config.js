import js from '@eslint/js'
import tseslint from 'typescript-eslint'

const TYPESCRIPT = ['{src,seed,tests,bench}/**/*.ts', '*.config.ts']

// Two brands vouch for something that no type can see: each is given in one place.
const safeHtml = {
  selector: 'TSAsExpression > TSTypeReference > Identifier[name="SafeHtml"]',
  message: 'Only src/web/render.ts makes SafeHtml: it vouches that the text was escaped.',
}
const href = {
  selector: 'TSAsExpression > TSTypeReference > Identifier[name="Href"]',
  message: 'Only src/web/urls.ts makes an Href: add the address there.',
}
const rawSql = {
  selector: 'MemberExpression > Identifier.property[name=/^\\$(query|execute)RawUnsafe$/]',
  message: 'Raw SQL is tagged-template only: $queryRaw`…`, $executeRaw`…`.',
}
const brands = [safeHtml, href, rawSql]

const clock = [
  {
    selector: 'CallExpression > MemberExpression[object.name="Date"][property.name="now"]',
    message: 'No clock in here: take the time as an argument.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'No clock in here: take the time as an argument.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'No randomness in here: take what is random as an argument.',
  },
]

const refuse = (...what) => ({ 'no-restricted-syntax': ['error', ...what] })
const globals = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']))

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'data/', 'src/db/generated/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,

  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...refuse(...brands),
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A handler leaves early with `return next()` or `return res.send(…)`.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A leading _ says that a signature asks for it.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },

  // House rules, folder by folder.
  {
    files: ['src/**/*.ts'],
    ignores: ['src/server.ts', 'src/cli.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', 'process'],
      'no-restricted-imports': ['error', 'process', 'node:process'],
    },
  },
  // Speaks for the engine while it panics: there is nobody else to tell.
  { files: ['src/db/migrations/engine.ts'], rules: { 'no-restricted-globals': 'off' } },
  { files: ['src/{domain,export}/**/*.ts'], rules: refuse(...brands, ...clock) },
  {
    files: ['src/{domain,db,export,intake,web}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'URL',
          property: 'canParse',
          message: 'It is wrong about letters like ü: src/domain/parse-url.ts',
        },
      ],
    },
  },
  { files: ['src/web/render.ts'], rules: refuse(href, rawSql) },
  { files: ['src/web/urls.ts'], rules: refuse(safeHtml, rawSql) },

  // A test may hold what it knows to be there, and hand a method to `expect`.
  {
    files: ['tests/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // Here a text is spread on purpose: into code points.
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },

  {
    files: ['**/*.{mjs,js}'],
    ignores: ['public/**'],
    languageOptions: {
      globals: globals('process', 'console', 'Buffer', 'URL', 'performance', 'setInterval', 'clearInterval'),
    },
  },
  {
    files: ['public/**/*.js'],
    languageOptions: {
      globals: globals(
        'document',
        'window',
        'location',
        'history',
        'navigator',
        'localStorage',
        'sessionStorage',
        'matchMedia',
        'htmx',
        'fetch',
        'console',
        'URL',
        'URLSearchParams',
        'FormData',
        'Event',
        'CustomEvent',
        'CSS',
        'DOMParser',
        'getComputedStyle',
        'setTimeout',
        'clearTimeout',
        'requestAnimationFrame',
        'addEventListener',
        'customElements',
        'IntersectionObserver',
        'Element',
        'HTMLElement',
        'HTMLFormElement',
        'HTMLInputElement',
        'HTMLSelectElement',
        'HTMLTextAreaElement',
        'HTMLDialogElement',
        'HTMLAnchorElement',
        'HTMLDetailsElement',
        'KeyboardEvent',
        'AbortController',
        'performance',
      ),
    },
  },
)
