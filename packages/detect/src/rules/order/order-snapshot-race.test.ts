import type { Json, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { message, messages } from '#testing/chat-traces.ts';
import { detectAll, kindsOf, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { ServerTrace } from '#testing/server-trace.ts';

const found = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'order.snapshot-race');
const show = (value: Json): PatchOp => ({ op: 'set', path: ['messages'], value });
const line = 'GET /api/rooms/c_1/messages';

interface Course {
  readonly asked?: string;
  readonly held?: Json;
  readonly event?: Json;
  readonly answer?: Json;
}

/** The page asks for a list, an event comes, and then the answer, which does not know it. */
function raced(
  end: (page: PageTrace) => PageTrace = (page) => page.commit(1, show(messages(1, 2))),
  { asked = line, held = [], event = message(3), answer = messages(1, 2) }: Course = {},
): PageTrace {
  const page = new PageTrace('alice').at(100).seen('alice').connect('eio-1', { token: 'x' });
  page.store(1, 'room', { messages: held }).at(10_000);
  const request = page.beginFetch(asked);
  page
    .at(10_500)
    .receive('message:new', event)
    .commit(1, { op: 'splice', path: ['messages'], at: 0, remove: 0, insert: [event] });
  return end(page.at(11_000).answer(request, answer));
}

describe('a snapshot that comes after a live event', () => {
  test('is an incident when it takes the place of what the event had brought', () => {
    const [incident, ...others] = found(raced());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'observed',
      title:
        'GET /api/rooms/c_1/messages, asked before message:new brought m_3, was answered after it and took m_3 out of messages in store “room” of alice',
      facts: { id: 'm_3', event: 'message:new', items: 2, tookMs: 1_000 },
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['asked', 'received', 'answered']);
  });

  test('is told once: where an older list was put back, that says so', () => {
    const again = raced((page) => page.commit(1, show(messages(1, 2))), { held: messages(1, 2) });
    expect(kindsOf(detectAll([again]))).toEqual(['order.stale-overwrite']);
    expect(kindsOf(detectAll([raced()]))).toEqual(['order.snapshot-race']);
  });

  test('is none when both are merged, or it is there again within 1.9 s', () => {
    expect(found(raced((page) => page.commit(1, show(messages(1, 2, 3)))))).toEqual([]);
    const healed = (ms: number) =>
      found(
        raced((page) =>
          page
            .commit(1, show(messages(1, 2)))
            .after(ms)
            .commit(1, show(messages(1, 2, 3))),
        ),
      );
    expect(healed(1_900)).toEqual([]);
    expect(healed(2_100)).toHaveLength(1);
  });

  test('is none when the answer has it, or it was deleted', () => {
    const both = { answer: messages(1, 2, 3) };
    expect(found(raced((page) => page.commit(1, show(messages(1, 2))), both))).toEqual([]);
    const deleted = raced((page) => page.receive('message:deleted', { id: 'm_3' }).commit(1, show(messages(1, 2))));
    expect(found(deleted)).toEqual([]);
  });

  test('is none when what was read belongs to another room, or is chosen by more than that', () => {
    expect(found(raced(undefined, { event: message(3, 'c_2') }))).toEqual([]);
    expect(found(raced(undefined, { asked: 'GET /api/messages?status=open' }))).toEqual([]);
    expect(found(raced(undefined, { asked: 'GET /api/messages?roomId=c_1&limit=50' }))).toHaveLength(1);
  });

  test('is none when the store does not show the answer, or no store had taken the event in', () => {
    expect(found(raced((page) => page.commit(1, show([]))))).toEqual([]);
    const page = new PageTrace('alice').at(100).seen('alice').connect('eio-1', { token: 'x' });
    page.store(1, 'room', { messages: [] }).at(10_000);
    const request = page.beginFetch(line);
    page.at(10_500).receive('message:new', message(3)).at(11_000).answer(request, messages(1, 2));
    expect(found(page.commit(1, show(messages(1, 2))))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('order.snapshot-race', [raced()], { untilT: 60_000, noneUntilT: 12_900 });
  });
});

describe('what is sent between a snapshot and the subscription', () => {
  const room = 'room:c_1';
  const sent = (server: ServerTrace, at: number, number: number, to: readonly string[] = []) =>
    server.at(at).emit('message:new', message(number), { rooms: [room], to: [...to] });

  /** The page reads at 1 s, is in the room at 3 s, and hears of another message at 5 s. */
  function between(sentAt = 2_000, fetched: Json = messages(1, 2)) {
    const server = new ServerTrace().at(100).connect('eio-1', 'alice');
    const page = new PageTrace('alice').at(110).seen('alice').connect('eio-1', { token: 'x' });
    page
      .at(1_000)
      .fetch(line, fetched)
      .store(1, 'room', { messages: messages(1, 2) });
    sent(server, Math.min(sentAt, 2_999), 3);
    server.at(3_000).add({ kind: 'probe.join', sid: 'sid-eio-1', namespace: '/', room });
    sent(server, 4_990, 4, ['eio-1']);
    page.at(5_000).receive('message:new', message(4));
    page.commit(1, { op: 'splice', path: ['messages'], at: 2, remove: 0, insert: [message(4)] });
    return { server, page };
  }
  const missed = ({ server, page }: ReturnType<typeof between>) =>
    ofKind(detectAll([page, server]), 'order.snapshot-race');

  test('is an incident when neither brought it', () => {
    const [incident, ...others] = missed(between());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'proven',
      title:
        'message:new with m_3 was sent 1.0 s before alice was in its room, and after GET /api/rooms/c_1/messages was asked for: neither brought it',
      facts: { id: 'm_3', room, beforeMs: 1_000 },
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['asked', 'sent', 'joined', 'received-first']);
  });

  test('is none when the answer has it, or it was sent before the page asked', () => {
    expect(missed(between(2_000, messages(1, 2, 3)))).toEqual([]);
    expect(missed(between(900))).toEqual([]);
  });

  test('is none when it is read within 5 s, and one when it is read later', () => {
    const late = between();
    late.page.at(9_900).fetch(line, messages(1, 2, 3, 4));
    expect(missed(late)).toEqual([]);
    const later = between();
    later.page.at(10_100).fetch(line, messages(1, 2, 3, 4));
    expect(missed(later)).toHaveLength(1);
  });

  test('is none when the page keeps nothing of what comes, or what it read belongs elsewhere', () => {
    const ignoring = between();
    ignoring.page.commit(1, { op: 'splice', path: ['messages'], at: 2, remove: 1, insert: [] });
    expect(missed(ignoring)).toEqual([]);
    expect(missed(between(2_000, [message(1, 'c_2'), message(2, 'c_2')]))).toEqual([]);
  });

  test('is the same however the records come', () => {
    const { server, page } = between();
    expectSteady('order.snapshot-race', [page, server], { untilT: 60_000, noneUntilT: 9_900 });
  });
});
