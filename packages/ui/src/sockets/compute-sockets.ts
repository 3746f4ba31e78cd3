import type { SessionId, WireConnection } from '@driftscope/records';
import { RecordIndex } from '../records/record-index.ts';
import type { SessionRecord } from '../records/session-record.ts';
import {
  beginSocketDraft,
  isOfSocket,
  type SocketDraft,
  summarizeSocketDraft,
  tellSocketDraft,
} from './socket-draft.ts';
import type { SocketSummary } from './socket-summary.ts';

/**
 * All sockets among the records, and all connections that go by requests alone, in the order they appeared. What a connection
 * said by requests, as Engine.IO does before it goes over to a socket, is told of that socket.
 *
 * @param nowAt epoch ms up to which all is among the records: what did not come until then is missed. Absent: nothing is.
 */
export function computeSockets(
  records: readonly SessionRecord[],
  nowAt = Number.NEGATIVE_INFINITY,
): readonly SocketSummary[] {
  const index = new RecordIndex().add(records);
  const drafts = createDrafts();
  const asked = new Set<string>();
  for (const entry of records) {
    const [, id] = (entry.record.kind === 'http.request' && engineId.exec(entry.record.url)) || [];
    if (id !== undefined) asked.add(id);
    const reading = index.readingOf(entry);
    const draft = drafts.of(entry, reading?.connection);
    if (draft !== undefined) tellSocketDraft(draft, entry.record, entry.originMs + entry.record.t, reading);
  }
  return drafts.all.map((draft) => summarizeSocketDraft(draft, nowAt, asked));
}

const engineId = /[?&]sid=([^&#]+)/;

/** Finds what a record is told of. */
function createDrafts() {
  const all: SocketDraft[] = [];
  /** By session and number. */
  const sockets = new Map<string, SocketDraft>();
  /** Those that began with requests. */
  const polled = new Map<WireConnection, SocketDraft>();

  function begin(session: SessionId, url: string, state: SocketSummary['state']): SocketDraft {
    const draft = beginSocketDraft(session, url, state);
    all.push(draft);
    return draft;
  }

  function ofSocket({ session, record }: SessionRecord, socket: number, connection: WireConnection | undefined) {
    const key = `${session}/${socket}`;
    const known = sockets.get(key);
    if (known !== undefined) return known;
    const url = 'url' in record ? record.url : '';
    const draft = goOver(connection, url) ?? begin(session, url, 'connecting');
    draft.socket = socket;
    sockets.set(key, draft);
    return draft;
  }

  /** What was said by requests until now is of this socket, and so is what still will be; but not where it is only tried. */
  function goOver(connection: WireConnection | undefined, url: string): SocketDraft | undefined {
    const before = connection && !connection.isPolling ? polled.get(connection) : undefined;
    return before && Object.assign(before, { url, state: 'connecting' });
  }

  function ofRequests({ session }: SessionRecord, connection: WireConnection): SocketDraft {
    const draft = polled.get(connection) ?? begin(session, connection.url, 'polling');
    polled.set(connection, draft);
    return draft;
  }

  return {
    /** In the order they appeared. */
    all,
    /** `undefined`: the record is of no connection. */
    of(entry: SessionRecord, connection: WireConnection | undefined): SocketDraft | undefined {
      if (isOfSocket(entry.record)) return ofSocket(entry, entry.record.socket, connection);
      return connection && ofRequests(entry, connection);
    },
  };
}
