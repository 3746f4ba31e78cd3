export { type CollectorSettings, CollectorSettingsSchema } from './api/collector-settings.ts';
export { type Example, ExampleListSchema, ExampleSchema } from './api/example.ts';
export { type ImportedRecording, ImportedRecordingSchema } from './api/imported-recording.ts';
export {
  type LabAct,
  LabActSchema,
  LabAddressSchema,
  type LabCommand,
  LabCommandSchema,
  type LabCompared,
  type LabCopy,
  type LabFault,
  type LabGuarantee,
  type LabNews,
  LabNewsSchema,
  type LabOffer,
  LabOfferSchema,
  type LabRow,
  type LabRun,
  LabRunSchema,
  type LabScreenRows,
  type LabStep,
  type LabSystem,
  LabTruthSchema,
  type RowPattern,
} from './api/lab.ts';
export { type RecordMatches, RecordMatchesSchema } from './api/record-matches.ts';
export { type RecordPage, RecordPageSchema, StoredRecordSchema } from './api/record-page.ts';
export { SavedQuerySchema, type SavedView, SavedViewListSchema, SavedViewSchema } from './api/saved-view.ts';
export { type SenderAddresses, SenderAddressesSchema } from './api/sender-addresses.ts';
export {
  type Imported,
  ImportedSchema,
  type RemovedSession,
  RemovedSessionSchema,
  type SessionDetail,
  SessionDetailSchema,
  type SessionPage,
  SessionPageSchema,
  type SessionSummary,
  SessionSummarySchema,
  type SessionUser,
  SessionUserSchema,
} from './api/session-summary.ts';
export { type Scope, ScopeSchema, type SignedIn, SignedInSchema } from './api/signed-in.ts';
export { type Team, TeamAppsSchema, TeamListSchema, TeamSchema } from './api/team.ts';
export {
  type MadeToken,
  MadeTokenSchema,
  type Token,
  type TokenDraft,
  TokenDraftSchema,
  TokenListSchema,
  TokenSchema,
} from './api/token.ts';
export {
  type Trace,
  type TraceError,
  TraceErrorSchema,
  TraceSchema,
  type TraceSpan,
  TraceSpanSchema,
} from './api/trace.ts';
export { type Batch, PROTOCOL_VERSION } from './batch.ts';
export { EpochMsSchema } from './epoch-ms.ts';
export {
  createRecordMatcher,
  type RecordFamily,
  type RecordMatcher,
  type RecordWish,
  recordFamilies,
  searchTextOf,
} from './filter/record-matcher.ts';
export { parseHar } from './har/parse-har.ts';
export { writeHar } from './har/write-har.ts';
export { type SessionId, SessionIdSchema } from './ids.ts';
export { isJsonObject, type Json, type JsonObject } from './json.ts';
export { JsonSchema } from './json-schema.ts';
export { keepNewest } from './keep-newest.ts';
export { type FaultSpec, FaultSpecSchema } from './kinds/fault.ts';
export type { PatchOp, PatchPath } from './kinds/store.ts';
export { fitsSchema } from './parse/fits-schema.ts';
export { parseBatch } from './parse/parse-batch.ts';
export { type FrameRow, parseBatchText } from './parse/parse-batch-text.ts';
export { parseJson } from './parse/parse-json.ts';
export { type DriftRecord, type RecordKind, type RecordOf, recordSchemas, type Unnumbered } from './record.ts';
export { gatherSessions, type RecordedSession } from './recording/gather-sessions.ts';
export { createRecordingReader, type RecordingReader } from './recording/recording-reader.ts';
export { createRecordingWriter, type RecordingWriter } from './recording/recording-writer.ts';
export { createRedactor, type Redactor } from './redact/create-redactor.ts';
export { createIdentityMatch, type IdentityMatch } from './redact/identity-match.ts';
export { parseRedactionKey } from './redact/redaction-key.ts';
export { type RedactionRule, RedactionRuleSchema, redactionRuleFault } from './redact/redaction-rule.ts';
export { type Fault, fail, ok, type Result } from './result.ts';
export { seededRandom } from './seeded-random.ts';
export { judgeStatus, type StatusVerdict } from './sending/judge-status.ts';
export { retryAfterMs } from './sending/retry-after-ms.ts';
export { parseSentAt, SENT_AT, sentAtText } from './sending/sent-at.ts';
export { SeqSet } from './seq-set.ts';
export { appName, type SessionHeader, SessionHeaderSchema } from './session.ts';
export type { Way } from './state/apply-op.ts';
export { applyPatch } from './state/apply-patch.ts';
export { LiveState } from './state/live-state.ts';
export { readTicketRecording } from './ticket/read-ticket-recording.ts';
export { TICKET_RECORDING_URL } from './ticket/ticket-recording-url.ts';
export { atClockOffset, ownOriginMs } from './time/clock-offset.ts';
export { monthNames } from './time/month-names.ts';
export { utcMoment } from './time/utc-moment.ts';
export { type ConnectionDecoder, createConnectionDecoder } from './wire/connection-decoder.ts';
export { createSocketDecoder } from './wire/create-socket-decoder.ts';
export { developmentMark, isDevelopmentSocket } from './wire/is-development-socket.ts';
export { type CarriedTrace, parseTraceHeaders, type TraceHeaders } from './wire/parse-trace-headers.ts';
export type { SocketDecoder } from './wire/socket-decoder.ts';
export type { WireConnection, WireReading } from './wire/wire-connection.ts';
export type {
  Direction,
  WireAck,
  WireCarriedRequest,
  WireCarriedResponse,
  WireConnected,
  WireConnectRequest,
  WireDisconnect,
  WireEvent,
  WireFact,
  WireHandshake,
  WireHeartbeat,
  WireMessage,
  WireRefused,
} from './wire/wire-fact.ts';
