import type { Json, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { message, messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const stale = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'order.stale-overwrite');
const show = (value: Json, path = ['open', 'messages']): PatchOp => ({ op: 'set', path, value });
const line = 'GET /api/chat/chat_1';
const body = (...numbers: number[]): Json => ({ id: 'chat_1', messages: messages(...numbers) });

const desk = (): PageTrace =>
  new PageTrace('sam')
    .at(100)
    .seen('sam')
    .fetch(line, body(1, 2))
    .store(1, 'Desk', { open: body(1, 2) });

/** Asked at 10 s; a message is written meanwhile, and then the answer comes, that does not know it. */
function overtaken(end: (page: PageTrace) => PageTrace = (page) => page.commit(1, show(messages(1, 2)))): PageTrace {
  const page = desk().at(10_000);
  const slow = page.beginFetch(line);
  page.at(11_000).fetch('POST /api/chat/chat_1/messages', message(3), { sent: { text: 'text 3' } });
  page.commit(1, show(messages(1, 2, 3)));
  return end(page.at(14_000).answer(slow, body(1, 2)));
}

describe('a late answer', () => {
  test('is an incident when it takes out what a confirmed write had brought', () => {
    const [incident, ...others] = stale(overtaken());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'observed',
      title:
        'A late answer to GET /api/chat/chat_1, asked 4.0 s before, took m_3 out of open.messages in store “Desk” of sam, which POST /api/chat/chat_1/messages had brought 3.0 s earlier',
      facts: { what: 'lost', ids: ['m_3'], path: 'open.messages' },
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['asked', 'newer', 'answered late']);
  });

  test('is one when it takes out what an event, or a later answer to the same, had brought', () => {
    const event = desk().at(5000).connect('eio-1', { token: 'x' }).at(10_000);
    const slow = event.beginFetch(line);
    event
      .at(11_000)
      .receive('message:new', message(3))
      .commit(1, show(messages(1, 2, 3)));
    expect(
      stale(
        event
          .at(12_000)
          .answer(slow, body(1, 2))
          .commit(1, show(messages(1, 2))),
      ),
    ).toHaveLength(1);
    const polled = desk().at(10_000);
    const late = polled.beginFetch(line);
    polled
      .at(11_000)
      .fetch(line, body(1, 2, 3))
      .commit(1, show(messages(1, 2, 3)));
    expect(
      stale(
        polled
          .at(12_000)
          .answer(late, body(1, 2))
          .commit(1, show(messages(1, 2))),
      ),
    ).toHaveLength(1);
  });

  test('is none when the store keeps the newer one, and when it is right again after 0.9 s', () => {
    expect(stale(overtaken((page) => page))).toEqual([]);
    const healed = (ms: number) =>
      overtaken((page) =>
        page
          .commit(1, show(messages(1, 2)))
          .after(ms)
          .commit(1, show(messages(1, 2, 3))),
      );
    expect(stale(healed(900))).toEqual([]);
    expect(stale(healed(1100))).toHaveLength(1);
  });

  test('is none when it was there before the newer, or was asked after it', () => {
    const page = desk().at(10_000).fetch(line, body(1, 2));
    page
      .at(11_000)
      .fetch('POST /api/chat/chat_1/messages', message(3))
      .commit(1, show(messages(1, 2, 3)));
    expect(
      stale(
        page
          .at(12_000)
          .fetch(line, body(1, 2))
          .commit(1, show(messages(1, 2))),
      ),
    ).toEqual([]);
  });

  test('is none when what it takes out was deleted meanwhile', () => {
    const page = desk().at(10_000);
    const slow = page.beginFetch(line);
    page
      .at(11_000)
      .fetch('POST /api/chat/chat_1/messages', message(3))
      .commit(1, show(messages(1, 2, 3)));
    page.at(12_000).fetch('DELETE /api/messages/m_3', { id: 'm_3' });
    expect(
      stale(
        page
          .at(14_000)
          .answer(slow, body(1, 2))
          .commit(1, show(messages(1, 2))),
      ),
    ).toEqual([]);
  });

  test('is one when it puts an old value back, and none when it brings a third one', () => {
    const edited = { ...message(2), text: 'edited' };
    const page = (text: string) => {
      const one = desk().at(10_000);
      const slow = one.beginFetch(line);
      one.at(11_000).fetch('PUT /api/messages/m_2', edited);
      one.commit(1, { op: 'set', path: ['open', 'messages', 1, 'text'], value: 'edited' });
      one.at(14_000).answer(slow, { id: 'chat_1', messages: [message(1), { ...message(2), text }] });
      return one.commit(1, { op: 'set', path: ['open', 'messages', 1, 'text'], value: text });
    };
    expect(stale(page('text 2'))[0]?.facts).toMatchObject({ what: 'values', ids: ['m_2'] });
    expect(stale(page('edited again'))).toEqual([]);
  });

  test('is one when the answer to an older question takes the place of the newer one', () => {
    const page = (asksBack: boolean) => {
      const one = new PageTrace('sam').at(100).seen('sam').store(1, 'search', { results: [] });
      const slow = one.at(5000).beginFetch('GET /api/search?q=a');
      one
        .at(6000)
        .fetch('GET /api/search?q=ab', messages(1))
        .commit(1, show(messages(1), ['results']));
      if (asksBack)
        one
          .at(6500)
          .fetch('GET /api/search?q=a', messages(1, 2))
          .commit(1, show(messages(1, 2), ['results']));
      return one
        .at(7000)
        .answer(slow, messages(1, 2))
        .commit(1, show(messages(1, 2), ['results']));
    };
    expect(stale(page(false))[0]?.title).toContain('took the place of results in store “search” of sam');
    expect(stale(page(true))).toEqual([]);
  });

  test('is none where each question has its own place, or pages are put together', () => {
    const page = new PageTrace('sam').at(100).seen('sam').store(1, 'rooms', { byRoom: {}, all: [] });
    const slow = page.at(5000).beginFetch('GET /api/rooms/1/messages');
    page.at(6000).fetch('GET /api/rooms/2/messages', messages(3, 4));
    page.commit(1, show(messages(3, 4), ['byRoom', 'r2']), show(messages(3, 4), ['all']));
    page.at(7000).answer(slow, messages(1, 2));
    page.commit(1, show(messages(1, 2), ['byRoom', 'r1']), show(messages(1, 2, 3, 4), ['all']));
    expect(stale(page)).toEqual([]);
  });

  test('is none where the user went to another page of a list while an event came', () => {
    const page = desk().at(5000).connect('eio-1', { token: 'x' }).at(10_000);
    const next = page.beginFetch(`${line}?page=2`);
    page
      .at(10_100)
      .receive('message:new', message(3))
      .commit(1, show(messages(1, 2, 3)));
    expect(
      stale(
        page
          .at(10_200)
          .answer(next, body(7, 8))
          .commit(1, show(messages(7, 8))),
      ),
    ).toEqual([]);
  });

  test('to a write is one when a later write of the same has a newer version, and none when it was done that late', () => {
    const rated = (rating: number, version: number): Json => ({ id: 'e_1', name: 'Night Ferry', rating, version });
    const answeredLate = (version: number) => {
      const page = new PageTrace('alice').at(100).fetch('GET /api/library', [rated(3, 4)]);
      page.store(1, 'Library', { entries: { t_1: rated(3, 4) } });
      const rate = (rating: number) => page.commit(1, show(rating, ['entries', 't_1', 'rating']));
      const slow = rate(2).at(10_000).beginFetch('PATCH /api/library/e_1', undefined, { rating: 2 });
      rate(4)
        .at(11_000)
        .fetch('PATCH /api/library/e_1', rated(4, 6), { sent: { rating: 4 } });
      page.at(17_000).answer(slow, rated(2, version));
      rate(2);
      return stale(page);
    };
    expect(answeredLate(5)).toMatchObject([{ facts: { what: 'values', ids: ['e_1'] } }]);
    expect(answeredLate(7)).toEqual([]);
  });

  test('is the same incident when its records come twice, in another order, or in parts', () => {
    expectSteady('order.stale-overwrite', [overtaken()], { untilT: 60_000, noneUntilT: 14_900 });
  });
});
