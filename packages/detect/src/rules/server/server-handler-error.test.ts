import type { JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { insert } from '#testing/patch-ops.ts';
import { ServerTrace } from '#testing/server-trace.ts';

const failures = (traces: readonly Trace[], untilT?: number) =>
  ofKind(detectAll(traces, untilT), 'server.handler-error');

const ref = 'r_7f3a00';
const text = 'Did you hear that?';
const shown = (fields: JsonObject = {}): JsonObject => ({ id: ref, ref, text, delivery: 'sent', ...fields });
const put = (item: JsonObject) => insert(['messages'], 1, item);
const take: PatchOp = { op: 'splice', path: ['messages'], at: 1, remove: 1, insert: [] };

/** At 10 s alice sends a message, as the second event of her connection, and it is shown at once. */
function sent({ item = shown(), ackId = '7' } = {}): PageTrace {
  const page = new PageTrace('alice').at(100).seen('alice').connect('eio-1', { token: 'x' });
  page.ask('message:list', 6, { ok: true, value: [{ id: 'm_1', ref: 'r_1', text: 'Hello' }] });
  page.store(1, 'messages', { messages: [{ id: 'm_1', ref: 'r_1', text: 'Hello' }] });
  return page
    .at(10_000)
    .commit(1, put(item))
    .frame('out', `42${ackId}${JSON.stringify(['message:send', { ref, text }])}`);
}

/** The server fails at the n-th event of the connection, a moment later. */
const failed = (n = 2): ServerTrace =>
  new ServerTrace()
    .at(150)
    .connect('eio-1', 'alice')
    .at(10_050)
    .fail('eio-1', 'message:send', n, 'The disk is full.', { sentryId: 'sentry-1' });

const answer = (page: PageTrace, body: JsonObject) => page.frame('in', `437${JSON.stringify([body])}`);

describe('an event at which the server failed', () => {
  test('is an incident when the page shows it as done 5 s later', () => {
    const [incident, ...others] = failures([sent(), failed()]);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'proven',
      session: 'page-alice',
      identity: 'alice',
      title:
        'The server failed at message:send of alice (Error: The disk is full.) and gave no answer; 5.0 s later r_7f3a00 is shown at messages in store “messages” as if it had been accepted',
      facts: {
        request: 'message:send',
        error: { name: 'Error', message: 'The disk is full.', how: 'reported' },
        sentryId: 'sentry-1',
        server: 'server',
        id: ref,
      },
    });
    expect(incident?.evidence.map(({ session, role }) => [session, role])).toEqual([
      ['page-alice', 'shown'],
      ['page-alice', 'sent'],
      ['probe-server', 'failed'],
    ]);
  });

  test('is one too where the clock of the server is behind', () => {
    const early = new ServerTrace().at(150).connect('eio-1').at(9_000).fail('eio-1', 'message:send', 2, 'Full.');
    expect(failures([sent(), early])).toHaveLength(1);
  });

  test('is one incident when what follows from the failure is reported as well', () => {
    const twice = failed().fail('eio-1', 'message:send', 2, 'The queue is broken.');
    expect(failures([sent(), twice])).toMatchObject([{ facts: { error: { message: 'The disk is full.' } } }]);
  });

  test('is none when it was another event, or another connection', () => {
    expect(failures([sent(), failed(1)])).toEqual([]);
    expect(failures([sent(), failed(3)])).toEqual([]);
    expect(failures([sent(), new ServerTrace().at(10_050).fail('eio-2', 'message:send', 2, 'Full.')])).toEqual([]);
  });

  test('is none when it is taken back after 4.9 s, and one after 5.1 s', () => {
    expect(failures([sent().at(14_900).commit(1, take), failed()])).toEqual([]);
    expect(failures([sent().at(15_200).commit(1, take), failed()])).toHaveLength(1);
  });

  test('is none when the page says that it waits or has failed', () => {
    const mark: PatchOp = { op: 'set', path: ['messages', 1, 'delivery'], value: 'failed' };
    expect(failures([sent().after(100).commit(1, mark), failed()])).toEqual([]);
    expect(failures([sent({ item: shown({ delivery: 'pending' }) }), failed()])).toEqual([]);
  });

  test('is none when the server answered all the same, yes or no', () => {
    expect(failures([answer(sent().after(60), { ok: true, value: { id: 'm_2', ref } }), failed()])).toEqual([]);
    expect(failures([answer(sent().after(60), { ok: false, error: { kind: 'full' } }), failed()])).toEqual([]);
  });

  test('is none when the server says by an event that it went wrong', () => {
    expect(failures([sent().after(60).receive('message:error', { ref, message: 'full' }), failed()])).toEqual([]);
  });

  test('is none when it was sent again, or lies in a queue', () => {
    const again = sent()
      .at(12_000)
      .frame('out', `428${JSON.stringify(['message:send', { ref, text }])}`);
    expect(failures([again.after(50).frame('in', '438[{"ok":true}]'), failed()])).toEqual([]);
    expect(failures([sent().after(10).keep('outbox', [{ ref, text }]), failed()])).toEqual([]);
  });

  test('is none when the page wants no answer, or does not show it', () => {
    expect(failures([sent({ ackId: '' }), failed()])).toEqual([]);
    expect(failures([sent({ item: { id: 'x_1', text: 'Of another' } }), failed()])).toEqual([]);
  });

  test('is none while the page is hidden, gone or not wholly known', () => {
    expect(failures([sent().after(10).visibility('hidden'), failed()])).toEqual([]);
    expect(failures([sent().after(10).add({ kind: 'page.hide', kept: false }), failed()])).toEqual([]);
    expect(failures([sent().loseRecord().after(10).visibility('visible'), failed()])).toEqual([]);
  });

  test('is the same incident when the records come twice, in another order, or in parts', () => {
    expectSteady('server.handler-error', [sent(), failed()], { untilT: 60_000, noneUntilT: 15_000 });
  });
});

const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
const traceparent = `00-${caller.traceId}-${caller.spanId}-01`;
const line = 'POST /api/messages';

/** At 10 s a page posts a message, which is shown at once; the answer is still to come. */
function posted(name = 'alice', carried?: string) {
  const page = new PageTrace(name)
    .at(100)
    .seen(name)
    .fetch('GET /api/messages', [{ id: 'm_1', ref: 'r_1', text: 'Hello' }]);
  page.store(1, 'messages', { messages: [{ id: 'm_1', ref: 'r_1', text: 'Hello' }] });
  page.at(10_000).commit(1, put(shown()));
  return { page, request: page.beginFetch(line, undefined, { ref, text }, carried) };
}
const failedAt = (t = 10_050, about = {}) => new ServerTrace().at(t).failRequest(line, 'The disk is full.', about);

describe('a request at which the server failed', () => {
  test('is an incident when it is not answered and the page shows it as done 5 s later', () => {
    const [incident, ...others] = failures([posted('alice', traceparent).page, failedAt(10_050, { caller })]);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'proven',
      session: 'page-alice',
      title:
        'The server failed at POST /api/messages of alice (Error: The disk is full.) and gave no answer; 5.0 s later r_7f3a00 is shown at messages in store “messages” as if it had been accepted',
      facts: { request: line, server: 'server', id: ref },
    });
    expect(incident?.evidence.map(({ session, role }) => [session, role])).toEqual([
      ['page-alice', 'shown'],
      ['page-alice', 'sent'],
      ['probe-server', 'failed'],
    ]);
  });

  test('is a likely one when no trace tells whose it was, and only one was without an answer', () => {
    expect(failures([posted().page, failedAt()])).toMatchObject([{ confidence: 'likely' }]);
    expect(failures([posted().page, failedAt(9_000)])).toHaveLength(1);
  });

  test('is none when it may have been another one', () => {
    const bob = () => posted('bob').page;
    expect(failures([posted().page, bob(), failedAt()])).toEqual([]);
    expect(failures([posted().page, failedAt(7_900)])).toEqual([]);
    expect(failures([posted('alice', traceparent).page, failedAt()])).toEqual([]);
    const ofAlice = failedAt(10_050, { caller });
    expect(failures([posted('alice', traceparent).page, bob(), ofAlice])).toMatchObject([{ session: 'page-alice' }]);
  });

  test('is none when it was answered all the same, yes or no', () => {
    for (const status of [201, 500]) {
      const { page, request } = posted('alice', traceparent);
      expect(
        failures([page.after(60).answer(request, { id: 'm_2', ref }, status), failedAt(10_050, { caller })]),
      ).toEqual([]);
    }
  });

  test('is none when it is taken back after 4.9 s, and one after 5.1 s', () => {
    const takenBackAt = (t: number) => posted('alice', traceparent).page.at(t).commit(1, take);
    expect(failures([takenBackAt(14_900), failedAt(10_050, { caller })])).toEqual([]);
    expect(failures([takenBackAt(15_200), failedAt(10_050, { caller })])).toHaveLength(1);
  });

  test('is the same incident when the records come twice, in another order, or in parts', () => {
    const traces = () => [posted('alice', traceparent).page, failedAt(10_050, { caller })];
    expectSteady('server.handler-error', traces(), { untilT: 60_000, noneUntilT: 15_000 });
  });
});
