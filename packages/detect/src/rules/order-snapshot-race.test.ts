import type { Json, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { message, messages } from '../testing/chat-traces.ts';
import { detectAll, kindsOf, ofKind } from '../testing/detect-all.ts';
import { expectSteady } from '../testing/expect-steady.ts';
import { PageTrace } from '../testing/page-trace.ts';

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
        'GET /api/rooms/c_1/messages, asked before message:new brought m_3, was answered after it and took m_3 out of messages in store room of alice',
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
