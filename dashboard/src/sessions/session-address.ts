import type { RecordRef } from '@driftscope/ui';

/** The sections of a session's page. */
export const sessionTabs = ['incidents', 'records', 'state', 'sockets'] as const;

export type SessionTab = (typeof sessionTabs)[number];

/** Address of a session's page, or of one of its records there. */
export function sessionAddress(session: string, seq?: number): string {
  const path = `/sessions/${encodeURIComponent(session)}`;
  return seq === undefined ? path : `${path}?tab=records&record=${seq}`;
}

/** The section and the record that an address of the page asks for. */
export function readSessionAddress(
  query: URLSearchParams,
  session: RecordRef['session'],
): { readonly tab: SessionTab; readonly selected: RecordRef | undefined } {
  const tab = sessionTabs.find((one) => one === query.get('tab')) ?? 'incidents';
  const seq = Number(query.get('record'));
  return { tab, selected: Number.isInteger(seq) && seq > 0 ? { session, seq } : undefined };
}
