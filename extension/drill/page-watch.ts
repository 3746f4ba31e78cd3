import type { DriftRecord } from '@driftscope/records';
import type { SessionRecord } from '@driftscope/ui';

/** What of a page is under way, as far as its records tell. */
export interface PageWatch {
  /** Takes what is new among the records of the page that is shown now. */
  take(session: string, records: readonly SessionRecord[]): void;
  /** Sockets that are open. */
  openSockets(): number;
  /** Requests that wait for their answer longer than is usual, at this time (epoch ms). */
  requestsUnderWay(nowAt: number): number;
}

/** Pages that poll are at rest too: a short request is none that they wait for, and a very long one will always wait. */
const USUAL_MS = 1_000;
const LONG_POLL_MS = 8_000;

export function createPageWatch(): PageWatch {
  let current: string | undefined;
  let lastSeq = 0;
  const sockets = new Set<number>();
  const requests = new Map<number, number>();

  const see = (record: DriftRecord, at: number) => {
    switch (record.kind) {
      case 'socket.open':
        sockets.add(record.socket);
        return;
      case 'socket.found':
        if (record.state === 'open') sockets.add(record.socket);
        return;
      case 'socket.close':
        sockets.delete(record.socket);
        return;
      case 'http.request':
        requests.set(record.request, at);
        return;
      case 'http.response':
      case 'http.failure':
        requests.delete(record.request);
    }
  };

  return {
    take: (session, records) => {
      if (session !== current) {
        current = session;
        lastSeq = 0;
        sockets.clear();
        requests.clear();
      }
      for (const { session: of, originMs, record } of records) {
        if (of !== session || record.seq <= lastSeq) continue;
        lastSeq = record.seq;
        see(record, originMs + record.t);
      }
    },
    openSockets: () => sockets.size,
    requestsUnderWay: (nowAt) =>
      [...requests.values()].filter((sinceAt) => nowAt - sinceAt >= USUAL_MS && nowAt - sinceAt < LONG_POLL_MS).length,
  };
}
