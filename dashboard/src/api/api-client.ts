import {
  type IncidentChange,
  type IncidentDetail,
  IncidentDetailSchema,
  type IncidentGroupPage,
  IncidentGroupPageSchema,
  type IncidentPage,
  IncidentPageSchema,
  type Overview,
  OverviewSchema,
  type ReleaseTrend,
  ReleaseTrendSchema,
  type Report,
  ReportSchema,
  type Stats,
  StatsSchema,
  type TriageAnswer,
  TriageAnswerSchema,
  type TriageRequest,
} from '@driftscope/detect';
import {
  type CollectorSettings,
  CollectorSettingsSchema,
  type Example,
  ExampleListSchema,
  type ImportedRecording,
  ImportedRecordingSchema,
  LabAddressSchema,
  type MadeToken,
  MadeTokenSchema,
  type RecordMatches,
  RecordMatchesSchema,
  type RecordPage,
  RecordPageSchema,
  type RemovedSession,
  RemovedSessionSchema,
  type Result,
  type SavedView,
  SavedViewListSchema,
  type SenderAddresses,
  SenderAddressesSchema,
  type SessionDetail,
  SessionDetailSchema,
  type SessionPage,
  SessionPageSchema,
  type SignedIn,
  SignedInSchema,
  type Team,
  TeamListSchema,
  type Token,
  type TokenDraft,
  TokenListSchema,
  TokenSchema,
} from '@driftscope/records';
import { readAnswer, readText } from './read-answer.ts';
import { readLines } from './read-lines.ts';

/** The collector's query API. Nothing throws: what fails comes back as a fault. */
export interface ApiClient {
  /** `query`: the filters of the address, as they are. */
  incidents(query: URLSearchParams): Promise<Result<IncidentPage>>;
  /** `query`: as for incidents. */
  groups(query: URLSearchParams): Promise<Result<IncidentGroupPage>>;
  stats(query: URLSearchParams): Promise<Result<Stats>>;
  /** `query`: `days`, `team` and `app`, as the collector takes them. */
  overview(query: URLSearchParams): Promise<Result<Overview>>;
  report(query: URLSearchParams): Promise<Result<Report>>;
  /** `query`: `app`, `team`, `kind`, `severity` and `limit`, as the collector takes them. */
  releaseTrend(query: URLSearchParams): Promise<Result<ReleaseTrend>>;
  incident(id: string): Promise<Result<IncidentDetail>>;
  /** The incident as a file for Playwright. */
  playwrightTest(id: string): Promise<Result<string>>;
  changeIncident(id: string, change: IncidentChange): Promise<Result<IncidentDetail>>;
  /** Changes what is said of many incidents. */
  triage(request: TriageRequest): Promise<Result<TriageAnswer>>;
  undoTriage(id: string): Promise<Result<TriageAnswer>>;
  views(): Promise<Result<{ readonly views: readonly SavedView[] }>>;
  saveView(view: SavedView): Promise<Result<{ readonly views: readonly SavedView[] }>>;
  removeView(name: string): Promise<Result<{ readonly views: readonly SavedView[] }>>;
  teams(): Promise<Result<{ readonly teams: readonly Team[] }>>;
  /** One of the same name gives way. */
  saveTeam(team: Team): Promise<Result<{ readonly teams: readonly Team[] }>>;
  removeTeam(name: string): Promise<Result<{ readonly teams: readonly Team[] }>>;
  /** `query`: `cursor` and `imported`, as the collector takes them. */
  sessions(query: URLSearchParams): Promise<Result<SessionPage>>;
  session(id: string): Promise<Result<SessionDetail>>;
  /** Of one that came from a file. */
  removeSession(id: string): Promise<Result<RemovedSession>>;
  /** A `.drift` recording or a HAR file. */
  importRecording(file: File): Promise<Result<ImportedRecording>>;
  records(id: string, query: URLSearchParams): Promise<Result<RecordPage>>;
  /**
   * Looks for records that match. `onPart` hears of them as they are found; `signal` ends the search.
   * `query`: `q` and `family`, as the collector takes them.
   */
  matches(
    id: string,
    query: URLSearchParams,
    onPart: (part: RecordMatches) => void,
    signal: AbortSignal,
  ): Promise<Result<void>>;
  /** Whose token is in use, and whether one is asked for. */
  signedIn(): Promise<Result<SignedIn>>;
  signIn(token: string): Promise<Result<SignedIn>>;
  signOut(): Promise<Result<SignedIn>>;
  /** Where the SDKs of others send to. */
  senderAddresses(): Promise<Result<SenderAddresses>>;
  /** How the collector was started. */
  settings(): Promise<Result<CollectorSettings>>;
  /** Oldest first, those that were revoked too. */
  tokens(): Promise<Result<{ readonly tokens: readonly Token[] }>>;
  /** The secret is answered this once. */
  makeToken(draft: TokenDraft): Promise<Result<MadeToken>>;
  revokeToken(id: string): Promise<Result<Token>>;
  examples(): Promise<Result<{ readonly examples: readonly Example[] }>>;
  /** Where the lab is. `url` is absent where there is none. */
  lab(): Promise<Result<{ readonly url?: string }>>;
}

/** As much of a file's name as a collector takes. */
const MOST_NAME_LENGTH = 200;

/** `send` is `fetch`, or what stands in for it. */
export function createApiClient(send: typeof fetch): ApiClient {
  const path = (...parts: readonly string[]): string => ['/api/v1', ...parts.map(encodeURIComponent)].join('/');
  const get = (url: string, query = new URLSearchParams()) =>
    send(query.size === 0 ? url : `${url}?${query}`, { headers: { accept: 'application/json' } });
  const sendJson = (method: string, url: string, body: unknown) =>
    send(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const sendFile = (url: string, file: File) => {
    const query = new URLSearchParams({ name: `${file.name}`.slice(0, MOST_NAME_LENGTH) });
    return send(`${url}?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
  };

  return {
    signedIn: () => readAnswer(get(path('signed-in')), SignedInSchema),
    signIn: (token) => readAnswer(sendJson('POST', path('sign-in'), { token }), SignedInSchema),
    signOut: () => readAnswer(sendJson('POST', path('sign-out'), {}), SignedInSchema),
    incidents: (query) => readAnswer(get(path('incidents'), query), IncidentPageSchema),
    groups: (query) => readAnswer(get(path('groups'), query), IncidentGroupPageSchema),
    stats: (query) => readAnswer(get(path('stats'), query), StatsSchema),
    overview: (query) => readAnswer(get(path('overview'), query), OverviewSchema),
    report: (query) => readAnswer(get(path('reports'), query), ReportSchema),
    releaseTrend: (query) => readAnswer(get(path('reports', 'releases'), query), ReleaseTrendSchema),
    incident: (id) => readAnswer(get(path('incidents', id)), IncidentDetailSchema),
    playwrightTest: (id) => readText(send(path('incidents', id, 'playwright'))),
    changeIncident: (id, change) => readAnswer(sendJson('PATCH', path('incidents', id), change), IncidentDetailSchema),
    triage: (request) => readAnswer(sendJson('PATCH', path('incidents'), request), TriageAnswerSchema),
    undoTriage: (id) => readAnswer(sendJson('POST', path('changes', id, 'undo'), {}), TriageAnswerSchema),
    views: () => readAnswer(get(path('views')), SavedViewListSchema),
    saveView: ({ name, query }) => readAnswer(sendJson('PUT', path('views', name), { query }), SavedViewListSchema),
    removeView: (name) => readAnswer(sendJson('DELETE', path('views', name), {}), SavedViewListSchema),
    teams: () => readAnswer(get(path('teams')), TeamListSchema),
    saveTeam: ({ name, apps }) => readAnswer(sendJson('PUT', path('teams', name), { apps }), TeamListSchema),
    removeTeam: (name) => readAnswer(sendJson('DELETE', path('teams', name), {}), TeamListSchema),
    sessions: (query) => readAnswer(get(path('sessions'), query), SessionPageSchema),
    session: (id) => readAnswer(get(path('sessions', id)), SessionDetailSchema),
    removeSession: (id) => readAnswer(sendJson('DELETE', path('sessions', id), {}), RemovedSessionSchema),
    importRecording: (file) => readAnswer(sendFile(path('recordings'), file), ImportedRecordingSchema),
    records: (id, query) => readAnswer(get(path('sessions', id, 'records'), query), RecordPageSchema),
    matches: (id, query, onPart, signal) =>
      readLines(send(`${path('sessions', id, 'matches')}?${query}`, { signal }), RecordMatchesSchema, onPart),
    senderAddresses: () => readAnswer(get(path('dsn')), SenderAddressesSchema),
    settings: () => readAnswer(get(path('settings')), CollectorSettingsSchema),
    tokens: () => readAnswer(get(path('tokens')), TokenListSchema),
    makeToken: (draft) => readAnswer(sendJson('POST', path('tokens'), draft), MadeTokenSchema),
    revokeToken: (id) => readAnswer(sendJson('DELETE', path('tokens', id), {}), TokenSchema),
    examples: () => readAnswer(get('/api/examples'), ExampleListSchema),
    lab: () => readAnswer(get('/api/lab'), LabAddressSchema),
  };
}
