import type { Incident } from '@driftscope/detect';
import type { DriftRecord, Trace } from '@driftscope/records';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import type { Excerpt } from '../storage/read-excerpts.ts';
import { makeHeader, originMs, sessionId } from '../testing/make-batch.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { makeError, makeSpan, spanId, traceId } from '../testing/make-trace.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { correlate } from './correlate.ts';

const excerpt = (id: string, records: readonly DriftRecord[]): Excerpt => ({
  header: {
    ...makeHeader(id),
    records: 0,
    lastSeq: 0,
    lastAt: 0,
    heardAt: 0,
    users: [],
    incidents: 0,
    batches: 1,
    holes: [],
  },
  records,
  knownToAt: originMs,
});

const page = (...more: readonly DriftRecord[]) =>
  excerpt('s1', [
    { seq: 1, t: 0, kind: 'socket.attempt', socket: 1, url: 'ws://app.test/socket.io/?EIO=4&transport=websocket' },
    frame(2, 10, '0{"sid":"eio-1","pingInterval":25000,"pingTimeout":20000}'),
    frame(3, 20, '40{"sid":"sid-1"}'),
    ...more,
  ]);
const frame = (seq: number, t: number, text: string, dir: 'in' | 'out' = 'in'): DriftRecord => ({
  seq,
  t,
  kind: 'socket.frame',
  socket: 1,
  dir,
  n: dir === 'out' ? 1 : seq - 1,
  size: text.length,
  text,
});
const emit = (seq: number, t: number, n: number, digit?: string): DriftRecord => ({
  seq,
  t,
  kind: 'probe.emit',
  namespace: '/',
  event: 'said',
  rooms: ['room'],
  except: [],
  to: [{ eio: 'eio-1', n }],
  ...(digit !== undefined && { trace: { traceId: traceId(digit), spanId: spanId(digit) } }),
});
const restingOn = (...pieces: readonly [string, number][]): Incident =>
  makeIncident({
    untilAt: originMs + 1_000,
    evidence: pieces.map(([session, seq]) => ({ session: sessionId(session), seq, at: originMs, role: 'sent' })),
  });

async function linked(incident: Incident, excerpts: readonly Excerpt[], trace: Partial<Trace>) {
  const store = openSqliteStore(await temporaryFolder());
  onTestFinished(() => store.close());
  await store.traces.add({ spans: [], errors: [], ...trace });
  return correlate(incident, excerpts, store.traces);
}

const otherTime = originMs + 3_600_000;

test('the trace of the server’s emit leads to its spans and errors, and names the span it was in', async () => {
  const inSpan = makeSpan({ spanId: spanId('a') });
  const { spans, errors } = await linked(
    restingOn(['server', 7]),
    [page(), excerpt('server', [emit(7, 100, 1, 'a')])],
    {
      spans: [inSpan, makeSpan({ spanId: spanId('2'), startAt: originMs + 1 }), makeSpan({ traceId: traceId('b') })],
      errors: [makeError({ traceId: traceId('a'), at: otherTime }), makeError({ id: 'alien', at: otherTime })],
    },
  );
  const link = { how: 'trace', certainty: 'certain' };
  expect(spans).toEqual([
    { ...inSpan, link: { ...link, records: [{ session: 's1', seq: 7 }].map((of) => ({ ...of, session: 'server' })) } },
    { ...makeSpan({ spanId: spanId('2'), startAt: originMs + 1 }), link: { ...link, records: [] } },
  ]);
  expect(errors).toMatchObject([{ id: traceId('e'), link }]);
});

test.each([
  ['Sentry', { sentryTrace: `${traceId('a')}-${spanId('1')}-1` }],
  ['W3C', { traceparent: `00-${traceId('a')}-${spanId('1')}-01` }],
])('the answer to a request of the page is of the trace that its headers of %s say', async (_whose, trace) => {
  const { spans } = await linked(
    restingOn(['s1', 5]),
    [
      page(
        { seq: 4, t: 50, kind: 'http.request', request: 1, api: 'fetch', method: 'GET', url: '/api', trace },
        { seq: 5, t: 60, kind: 'http.response', request: 1, status: 200, durationMs: 10 },
      ),
    ],
    { spans: [makeSpan()] },
  );
  expect(spans).toMatchObject([{ link: { how: 'trace', certainty: 'certain' } }]);
});

test('a packet of the page is of the trace that the server’s record of the same packet bears', async () => {
  const { spans } = await linked(
    restingOn(['s1', 5]),
    [
      page(frame(4, 50, '42["said","one"]'), frame(5, 60, '42["said","two"]')),
      excerpt('server', [emit(7, 45, 1, 'b'), emit(8, 55, 2, 'a')]),
    ],
    { spans: [makeSpan({ spanId: spanId('a') }), makeSpan({ traceId: traceId('b') })] },
  );
  expect(spans).toMatchObject([{ traceId: traceId('a'), link: { how: 'ordinal', records: [{ seq: 5 }] } }]);
});

test('a report that a record names is certain, and leads to its trace', async () => {
  const report = makeError({ traceId: traceId('a'), at: otherTime });
  const thrown: DriftRecord = {
    ...{ seq: 9, t: 100, kind: 'probe.error', eio: 'eio-1', sid: 'sid-1', namespace: '/', event: 'say', n: 1 },
    ...{ how: 'reported', message: 'it broke', sentryId: report.id },
  } as const;
  const { spans, errors } = await linked(restingOn(['server', 9]), [page(), excerpt('server', [thrown])], {
    spans: [makeSpan()],
    errors: [report],
  });
  expect(errors).toMatchObject([{ id: report.id, link: { how: 'id', certainty: 'certain' } }]);
  expect(spans).toMatchObject([{ link: { how: 'id' } }]);
});

test('what a server threw meanwhile is linked by time, on its own clock', async () => {
  const aheadMs = 500_000;
  const during = makeError({ at: originMs + aheadMs + 500 });
  const trace = { errors: [during, makeError({ id: 'before', at: originMs + 500 }), clientError] };
  const packets = page(frame(4, 50, '42["said"]'), frame(5, 60, '42["say"]', 'out'));
  const received: DriftRecord = {
    ...{
      seq: 8,
      t: aheadMs + 62,
      kind: 'probe.receive',
      eio: 'eio-1',
      sid: 'sid-1',
      namespace: '/',
      event: 'say',
      n: 1,
    },
  } as const;
  const server = excerpt('server', [emit(7, aheadMs + 48, 1), received]);
  const { errors } = await linked(restingOn(['s1', 4]), [packets, server], trace);
  expect(errors).toMatchObject([{ id: during.id, link: { how: 'time', certainty: 'likely' } }]);
  // With nothing to compare the clocks by, they are taken to agree.
  const { errors: uncorrected } = await linked(restingOn(['s1', 4]), [page()], trace);
  expect(uncorrected).toMatchObject([{ id: 'before', link: { how: 'time', certainty: 'possible' } }]);
});

const clientError = makeError({ id: 'page', side: 'client', at: originMs + 500_500 });

test('an incident of a page that is not stored has none', async () => {
  expect(await linked(restingOn(['s1', 1]), [], { spans: [makeSpan()] })).toEqual({ spans: [], errors: [] });
});
