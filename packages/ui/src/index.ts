/// <reference path="./css-modules.d.ts" />

export { ConfidenceBadge } from './badges/confidence-badge.tsx';
export { SeverityBadge } from './badges/severity-badge.tsx';
export { EmptyState } from './empty-state/empty-state.tsx';
export { formatAgo } from './format/format-ago.ts';
export { formatClock } from './format/format-clock.ts';
export { formatDay } from './format/format-day.ts';
export { formatDuration } from './format/format-duration.ts';
export { IncidentList } from './incident-list/incident-list.tsx';
export type { IncidentListItem } from './incident-list/incident-list-item.ts';
export { IncidentView } from './incident-view/incident-view.tsx';
export { Prose } from './incident-view/prose.tsx';
export { describeFault } from './records/describe-fault.ts';
export type { RecordFilter } from './records/record-filter.ts';
export { RecordFilterBar } from './records/record-filter-bar.tsx';
export { RecordIndex } from './records/record-index.ts';
export { RecordTable } from './records/record-table.tsx';
export { type RecordRef, recordKey, type SessionRecord } from './records/session-record.ts';
export { summarizeRecord } from './records/summarize-record.ts';
export { useFilteredRecords } from './records/use-filtered-records.ts';
export { computeSockets, type SocketSummary } from './sockets/compute-sockets.ts';
export { SocketTable } from './sockets/socket-table.tsx';
export { StateView } from './state/lazy-state-view.tsx';
export { DriftscopeProvider } from './theme/driftscope-provider.tsx';
export { type Ticket, writeTicket } from './ticket/write-ticket.tsx';
export type { LaneFocus } from './timeline/compute-lanes.ts';
export type { Span } from './timeline/lane.ts';
export { Timeline } from './timeline/timeline.tsx';
