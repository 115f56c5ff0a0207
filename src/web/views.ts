import type { Problem } from '../domain/problems.js'
import type { When } from './dates.js'
import type { Href, SafeHtml } from './markup.js'
import type { ArticleDetailsForm } from './pages/article-details.js'
import type { ArticlePage } from './pages/article.js'
import type { OpenClaim } from './pages/open-claim.js'
import type { SentenceMargin, TextPart, TextSentence } from './pages/annotated-text.js'
import type { AskForm, RequestView } from './pages/change-requests.js'
import type { ClaimCard, ReviewView } from './pages/claim-card.js'
import type { ClaimGroup } from './pages/claim-groups.js'
import type { ClaimPage, WordsView } from './pages/claim.js'
import type { EditForm, WithdrawalForm } from './pages/claim-edit.js'
import type { ClaimFieldsView } from './pages/claim-fields.js'
import type { ChosenWordsView, NewClaimView, PlacementForm } from './pages/new-claim.js'
import type { SentenceCard } from './pages/sentence-card.js'
import type { DiscrepancyList } from './pages/discrepancies.js'
import type { UncoveredList } from './pages/uncovered.js'
import type { DifferencePiece } from '../domain/text-difference.js'
import type { ComparisonPage } from './pages/comparison.js'
import type { FollowedClaimView } from './pages/followed-claim.js'
import type { SettlementFormView } from './pages/place-settlement.js'
import type { DraftPage } from './pages/draft.js'
import type { AgreedChangesPage, AgreedChangeView } from './pages/agreed-changes.js'
import type { DifferenceView } from './pages/difference.js'
import type { DeskPage, DeskRow } from './pages/desk.js'
import type { Arithmetic, EvidenceView } from './pages/evidence.js'
import type { EvidenceFormView, RefusedWithdrawal } from './pages/evidence-form.js'
import type { NewArticlePage, PreviewPage } from './pages/new-article.js'
import type { FormPage, Option, ReviewFormView } from './pages/forms.js'
import type { HistoryText } from './pages/history-lines.js'
import type { HistoryPage } from './pages/history.js'
import type { AccountPage } from './pages/account.js'
import type { ApprovalView, ContestView, RefusedApprovalView } from './pages/second-opinion.js'
import type { SensitivityForm } from './pages/sensitivity.js'
import type { SettingsPage } from './pages/settings.js'
import type { Page } from './pages/page.js'
import type { PeoplePage, PersonView } from './pages/people.js'
import type { RedactionPage } from './pages/redaction.js'
import type { ProgressCount, ProgressView } from './pages/progress.js'
import type { ReportPage } from './pages/report.js'
import type { EntryPage, SignInPage } from './pages/sign-in.js'
import type { SignOffPage } from './pages/sign-off.js'
import type { SourcePageView, SourcesPage } from './pages/sources.js'
import type { VerdictWord } from './words.js'

/** Turns a template and its props into HTML. */
export type Render = <Name extends keyof Views>(name: Name, props: Views[Name]) => SafeHtml

/** Every template and the props it reads. `tools/check-views.mjs` holds the files to it. */
export interface Views {
  'layouts/page': Page & { readonly body: SafeHtml }
  'layouts/_icons': Readonly<Record<string, never>>
  'layouts/_keys': Readonly<Record<string, never>>

  'shared/_problems': {
    /** What stands before the field's name in the id of each field: a page can have two forms with a field of one name. */
    readonly prefix: string
    readonly problems: readonly Problem[]
  }
  'shared/_field': {
    readonly name: string
    readonly id: string
    readonly label: string
    readonly hint: string
    readonly type: 'text' | 'url' | 'date' | 'datetime-local' | 'email' | 'password'
    readonly value: string
    readonly problems: readonly Problem[]
    /** What a browser may fill in, in HTML's words; nothing when left out. */
    readonly autocomplete?: 'name' | 'username' | 'current-password' | 'new-password'
  }
  'shared/_area': {
    readonly name: string
    readonly id: string
    readonly label: string
    readonly hint: string
    readonly rows: number
    readonly value: string
    readonly problems: readonly Problem[]
  }
  'shared/_choice': {
    readonly name: string
    readonly legend: string
    readonly options: readonly Option[]
    readonly problems: readonly Problem[]
  }
  'shared/_select': {
    readonly name: string
    /** The name where it is left out. */
    readonly id?: string
    readonly label: string
    readonly hint: string
    readonly options: readonly Option[]
    readonly problems: readonly Problem[]
  }
  'shared/_error': { readonly id: string; readonly message: string }
  'shared/_time': { readonly when: When }
  'shared/_verdict': { readonly verdict: VerdictWord; readonly label: string; readonly chip: boolean }
  'shared/_stance': { readonly stance: string; readonly label: string }
  'shared/_bar': { readonly progress: ProgressView }
  'shared/_counts': { readonly counts: readonly ProgressCount[] }
  'shared/_history': {
    readonly lines: readonly HistoryText[]
    /** Whether each line leads on: to what it is about, and to its redaction. */
    readonly linked: boolean
  }
  'shared/_pager': { readonly first: Href | null; readonly next: Href | null; readonly label: string }

  'desk/show': DeskPage
  'desk/_article': { readonly article: DeskRow }

  'articles/new': NewArticlePage
  'articles/preview': PreviewPage
  'articles/show': ArticlePage
  'articles/draft': DraftPage
  'articles/revision': ComparisonPage
  'articles/agreed-changes': AgreedChangesPage
  'articles/_agreed-change': { readonly change: AgreedChangeView; readonly language: string }
  'articles/_difference-blocks': {
    readonly blocks: readonly DifferenceView[]
    readonly language: string
    /** Whether what stood and what stands are shown beside each other. */
    readonly side: boolean
  }
  'articles/_difference': { readonly pieces: readonly DifferencePiece[]; readonly language: string }
  'articles/_followed-claim': { readonly claim: FollowedClaimView }
  'articles/_place-settlement': { readonly form: SettlementFormView }
  'articles/_bar': { readonly article: ArticlePage }
  'articles/_details': { readonly form: ArticleDetailsForm }
  'articles/_text': { readonly part: TextPart; readonly language: string; readonly margin: SentenceMargin }
  'articles/_words': { readonly text: string; readonly marks: readonly string[]; readonly href: Href }
  'articles/_sentence': { readonly sentence: TextSentence; readonly margin: SentenceMargin | null }
  'articles/_margin': { readonly sentence: TextSentence }
  'articles/_beside': { readonly sentence: TextSentence }
  'articles/_sentence-card': { readonly card: SentenceCard; readonly language: string }
  'articles/_discrepancies': { readonly list: DiscrepancyList }
  'articles/_uncovered': { readonly list: UncoveredList; readonly open: boolean }
  'articles/_card': { readonly open: OpenClaim; readonly language: string }
  'claims/_new': { readonly making: NewClaimView; readonly language: string }
  'claims/_edit': { readonly form: EditForm }
  'claims/_withdrawal': { readonly form: WithdrawalForm }
  'claims/_placement': { readonly form: PlacementForm; readonly language: string }
  'claims/_chosen-words': {
    readonly words: ChosenWordsView
    readonly language: string
    readonly problems: readonly Problem[]
  }
  'claims/_claim-fields': { readonly fields: ClaimFieldsView }
  'articles/_group': { readonly group: ClaimGroup }

  'claims/show': ClaimPage
  'claims/_particulars': { readonly card: ClaimCard }
  'claims/_evidence': {
    readonly evidence: readonly EvidenceView[]
    readonly withdrawn: readonly EvidenceView[]
    readonly from: FormPage
    readonly refused: RefusedWithdrawal | null
  }
  'claims/_arithmetic': { readonly arithmetic: Arithmetic }
  'claims/_evidence-form': { readonly form: EvidenceFormView }
  'claims/_review-form': { readonly form: ReviewFormView }
  'claims/_reviews': {
    readonly reviews: readonly ReviewView[]
    readonly refused: RefusedApprovalView | null
  }
  'claims/_approval': { readonly approval: ApprovalView }
  'claims/_contest': { readonly contest: ContestView }
  'claims/_sensitivity': { readonly form: SensitivityForm }
  'claims/_change-requests': { readonly requests: readonly RequestView[] }
  'claims/_ask-form': { readonly form: AskForm }
  'claims/_marks': {
    readonly contested: boolean
    readonly approved: boolean
    readonly awaits: boolean
    readonly sensitivity: string
  }
  'claims/_words': { readonly words: readonly WordsView[]; readonly language: string }
  'claims/_conflict': { readonly conflict: readonly HistoryText[] | null; readonly rest: string }

  'articles/sign-off': SignOffPage

  'sources/list': SourcesPage
  'sources/show': SourcePageView

  'reports/show': ReportPage

  'activity/show': HistoryPage
  'activity/redaction': RedactionPage

  'people/sign-in': SignInPage
  'people/entry': EntryPage
  'people/list': PeoplePage
  'people/_person': { readonly person: PersonView }
  'people/account': AccountPage

  'settings/show': SettingsPage

  'errors/show': {
    readonly title: string
    readonly message: string
    /** Names the request in the log; '' where there is nothing to look for. */
    readonly id: string
    /** The page of the form, where the address of one was opened. */
    readonly formPage: Href | null
    /** What was typed into the form that could not be taken. */
    readonly typed: readonly { readonly name: string; readonly value: string }[]
  }
}
