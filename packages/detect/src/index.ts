export {
  type Arrival,
  computeLineage,
  type FieldLineage,
  type LineageEnd,
  type LineageQuery,
  type Telling,
} from './account/field-lineage.ts';
export type { GapLedger, Healing, LedgerEntry } from './account/gap-ledger.ts';
export type { GapOutcome } from './account/gap-outcome.ts';
export { computeIncidentLedger, isAboutGap, ledgerOfIncident } from './account/incident-ledger.ts';
export type { PageAccount } from './account/page-account.ts';
export { computeLedgers } from './account/recovery-ledger.ts';
export type { RecordedSession } from './account/replay-world.ts';
export type { Difference, StoreFreshness } from './account/store-freshness.ts';
export type { OpenLedger, Supply } from './account/watch-ledgers.ts';
export { createDetector } from './create-detector.ts';
export { detectRecordings } from './detect-recordings.ts';
export type { Detector, DetectorOptions, PushResult } from './detector.ts';
export {
  type IncidentChange,
  IncidentChangeSchema,
  type IncidentDetail,
  IncidentDetailSchema,
  type IncidentGroup,
  type IncidentGroupPage,
  IncidentGroupPageSchema,
  type IncidentLedger,
  type IncidentPage,
  IncidentPageSchema,
  type IncidentStatus,
  IncidentStatusSchema,
  type IncidentSummary,
  IncidentSummarySchema,
  statusesByUrgency,
  type TriageEntry,
} from './filing/filed-incident.ts';
export { hasAssignee, NOBODY } from './filing/has-assignee.ts';
export { searchTextOf, searchWordsOf } from './filing/incident-search.ts';
export type { IncidentStats, ObservationStats, Stats } from './filing/incident-stats.ts';
export { StatsSchema } from './filing/incident-stats.ts';
export type { LinkedError, LinkedSpan, TraceLink } from './filing/linked-trace.ts';
export { type Overview, OverviewSchema } from './filing/overview.ts';
export { RATE_HOURS, rateText } from './filing/rate-text.ts';
export { ratioText } from './filing/ratio-text.ts';
export { type ReleaseTrend, ReleaseTrendSchema, type TrendRelease } from './filing/release-trend.ts';
export {
  isOneRelease,
  isOneTime,
  namingRelease,
  type Report,
  type ReportComparison,
  type ReportGroup,
  type ReportRate,
  ReportSchema,
  type ReportSide,
  type ReportTeam,
  teamName,
} from './filing/report.ts';
export {
  type IncidentFilter,
  IncidentFilterSchema,
  type TriageAnswer,
  TriageAnswerSchema,
  type TriageChoice,
  type TriageRequest,
  TriageRequestSchema,
} from './filing/triage.ts';
export { verdictWords } from './filing/verdict-words.ts';
export {
  type Confidence,
  ConfidenceSchema,
  type Evidence,
  EvidenceSchema,
  type Incident,
  IncidentSchema,
  type Severity,
  SeveritySchema,
  type WitnessFact,
  WitnessFactSchema,
} from './incident.ts';
export { judgeRecordings } from './judge-recordings.ts';
export { hasCredentialInQuery } from './links/credentials.ts';
export { isHeartbeat } from './links/is-heartbeat.ts';
export { createSignOfLife, type SignOfLife } from './links/sign-of-life.ts';
export { parseThresholds } from './parse-thresholds.ts';
export { type Guarantee, guaranteesFor } from './repairs/guarantees.ts';
export { repairCode } from './repairs/repair-code.ts';
export type { RuleInfo } from './rule.ts';
export { ruleInfos } from './rules/rule-infos.ts';
export { thresholds } from './rules/thresholds.ts';
export { countText, groupDigits } from './rules/wording.ts';
export { valueAt } from './stores/place.ts';
export type { Threshold, ThresholdSettings } from './threshold.ts';
