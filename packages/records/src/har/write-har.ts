import type { DriftRecord } from '../record.ts';
import type { RecordedSession } from '../recording/gather-sessions.ts';
import { pageEntries } from './page-entries.ts';
import { requestEntries } from './request-entries.ts';
import { socketEntries } from './socket-entries.ts';
import type { WrittenEntry } from './written-entry.ts';

/** A HAR file, as Chrome writes it. */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly pages: readonly object[];
    readonly entries: readonly WrittenEntry[];
  };
}

/**
 * Writes recorded pages as a HAR file: their requests, and the messages of their sockets in `_webSocketMessages`, as Chrome does.
 *
 * What was redacted stays so. A HAR has no place for stores, users and steps, nor for when a socket was closed: those are left
 * out, and so are sessions of servers.
 */
export function writeHar(sessions: readonly RecordedSession[]): Har {
  const pages = sessions.filter(({ header }) => header.server === undefined);
  const entries = pages.flatMap((session, index) => entriesOf(session, `page_${index + 1}`));
  return {
    log: {
      version: '1.2',
      creator: { name: 'Driftscope', version: pages[0]?.header.recorder ?? '0' },
      pages: pages.map(({ header }, index) => ({
        startedDateTime: new Date(header.originMs).toISOString(),
        id: `page_${index + 1}`,
        title: header.url ?? '',
        pageTimings: { onContentLoad: null, onLoad: null },
      })),
      entries: entries.toSorted((a, b) => (a.startedDateTime < b.startedDateTime ? -1 : 1)),
    },
  };
}

function entriesOf({ header, records: unsorted }: RecordedSession, pageref: string): readonly WrittenEntry[] {
  const records = inOrder(unsorted);
  const page = { originMs: header.originMs, pageref };
  return [...pageEntries(records, page), ...requestEntries(records, page), ...socketEntries(records, page)];
}

/** Files may have records twice, and in any order. */
function inOrder(records: readonly DriftRecord[]): readonly DriftRecord[] {
  const bySeq = new Map(records.map((record) => [record.seq, record]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
