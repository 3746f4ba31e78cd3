import type { Incident } from '@driftscope/detect';
import { type DriftRecord, parseBatch, type RecordedSession } from '@driftscope/records';

export const originMs = 1_795_298_000_000;

/** A page's session whose records are numbered as they come. Each of them is a record without its number. */
export function pageSession(
  id: string,
  records: readonly object[],
  header: Readonly<Record<string, unknown>> = {},
): RecordedSession {
  const batch = parseBatch({
    v: 1,
    session: { id, originMs, app: 'chat', origin: 'https://chat.example', tab: `tab-${id}`, browser: id, ...header },
    batch: 1,
    records: records.map((record, index) => ({ seq: index + 1, ...record })),
  });
  if (!batch.ok) throw new Error(batch.error.message);
  const all: readonly DriftRecord[] = batch.value.records;
  return { header: batch.value.session, records: all, knownToT: all.at(-1)?.t ?? 0 };
}

/** An incident of the session, over the first minute. */
export function incidentOf(session: RecordedSession, some: Partial<Incident> = {}): Incident {
  return {
    id: 'i-1',
    kind: 'gap.missed-events',
    severity: 'critical',
    confidence: 'proven',
    title: 'Bob missed 1 message:new event',
    at: originMs + 5_000,
    untilAt: originMs + 60_000,
    app: 'chat',
    session: session.header.id,
    identityLabel: 'Bob',
    group: 'g-1',
    facts: {},
    evidence: [],
    witness: [],
    advice: '',
    ...some,
  };
}

/** Loads the page, and logs its user in. */
export const login = (name: string): readonly object[] => [
  { kind: 'page.load', t: 0, url: 'https://chat.example/rooms?variant=a' },
  { kind: 'ui.click', t: 900, target: 'input[name="name"]' },
  { kind: 'ui.change', t: 1_000, target: 'input[name="name"]', size: name.length },
  { kind: 'ui.change', t: 1_100, target: 'form > label:nth-of-type(2) > input' },
  { kind: 'ui.click', t: 1_200, target: 'form > button' },
  { kind: 'ui.submit', t: 1_201, target: 'form' },
  {
    kind: 'http.request',
    t: 1_210,
    request: 1,
    api: 'fetch',
    method: 'POST',
    url: 'https://chat.example/login',
    body: JSON.stringify({ name, password: '[redacted:0d31b2b078dc]' }),
  },
  { kind: 'identity.login', t: 1_300, who: `u-${name}`, label: name, how: 'response' },
];

/** A socket that is lost after five seconds, and back after eight. */
export const gap: readonly object[] = [
  { kind: 'socket.attempt', t: 2_000, socket: 1, url: 'wss://chat.example/socket.io/?EIO=4' },
  { kind: 'socket.open', t: 2_100, socket: 1 },
  { kind: 'socket.close', t: 5_000, socket: 1, code: 1006, reason: '', clean: false },
  { kind: 'socket.attempt', t: 7_900, socket: 2, url: 'wss://chat.example/socket.io/?EIO=4' },
  { kind: 'socket.open', t: 8_000, socket: 2 },
];

/** Writes a message at that time, and sends it by the socket. */
export const message = (t: number, text: string): readonly object[] => [
  { kind: 'ui.change', t, target: 'textarea[aria-label="Message"]', size: text.length },
  { kind: 'ui.click', t: t + 10, target: 'form > button' },
  {
    kind: 'socket.frame',
    t: t + 20,
    socket: 9,
    dir: 'out',
    n: 1,
    size: 10,
    text: `42["message",${JSON.stringify({ text })}]`,
  },
];
