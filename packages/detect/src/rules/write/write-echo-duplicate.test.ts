import type { Json, JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { insert } from '#testing/patch-ops.ts';

const found = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'write.echo-duplicate');

const remark = (id: string, text: string, authorId = 'alice'): JsonObject => ({ id, roomId: 'r_1', authorId, text });
const append = (at: number, ...items: Json[]) => insert(['messages'], at, ...items);
const text = 'On my way';

/** A connected page that shows one message. */
const chat = (): PageTrace =>
  new PageTrace('alice')
    .at(100)
    .seen('alice')
    .connect('eio-1', { token: 'x' })
    .fetch('GET /api/messages', [remark('m_1', 'Where are you?', 'bob')])
    .store(1, 'chat', { messages: [remark('m_1', 'Where are you?', 'bob')] })
    .at(10_000);

/** The user writes, and the page shows it at once. */
const written = (own: Json = remark('tmp-1', text)): PageTrace =>
  chat().commit(1, append(1, own)).after(10).send('message:send', { roomId: 'r_1', text });
const echo = (page: PageTrace, id = 'm_2'): PageTrace => page.at(10_500).receive('message:new', remark(id, text));
const doubled = (own?: Json): PageTrace => echo(written(own)).commit(1, append(2, remark('m_2', text)));

describe('what a page showed at once, and the server sent back', () => {
  test('is an incident when both stand in one list', () => {
    const [incident, ...others] = found(doubled());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'observed',
      title:
        "m_2, which message:new brought back of what alice sent, stands beside the page's own tmp-1 at messages in store “chat” 2.0 s later",
      facts: { id: 'm_2', ownId: 'tmp-1', request: 'message:send', echo: 'message:new', path: 'messages' },
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['sent', 'echoed', 'held']);
  });

  test('is one when the own one has no id, is said to be sent, or was sent along', () => {
    expect(found(doubled({ roomId: 'r_1', text, pending: false }))).toHaveLength(1);
    const named = chat()
      .commit(1, append(1, remark('tmp-1', text)))
      .send('message:send', { id: 'tmp-1', text });
    expect(found(echo(named).commit(1, append(2, remark('m_2', text))))).toHaveLength(1);
  });

  test('is one when the answer brought it', () => {
    const page = chat().commit(1, append(1, remark('tmp-1', text)));
    page.fetch('POST /api/messages', remark('m_2', text), { sent: { text } });
    expect(found(page.commit(1, append(2, remark('m_2', text))))).toHaveLength(1);
  });

  test('is one when a later answer of what is new put it into the list', () => {
    const made = remark('m_2', text);
    const polled = (answer: Json, own = remark('tmp-1', text), line = 'GET /api/changes?since=4'): PageTrace => {
      const page = chat().commit(1, append(1, own));
      page.fetch('POST /api/messages', answer, { sent: { text } });
      return page.at(14_000).fetch(line, { upserts: [made] });
    };
    for (const answer of [made, { ok: true }]) {
      expect(found(polled(answer).commit(1, append(2, made)))).toHaveLength(1);
      expect(found(polled(answer).commit(1, { op: 'set', path: ['messages', 1], value: made }))).toEqual([]);
    }
    // What it held before was not made of what was sent.
    const before = chat()
      .fetch('GET /api/changes?since=1', { upserts: [made] })
      .commit(1, append(1, made));
    before.after(2000).commit(1, append(2, remark('tmp-1', text)));
    before.fetch('POST /api/messages', remark('m_3', text), { sent: { text } });
    before.commit(1, { op: 'set', path: ['messages', 2], value: remark('m_3', text) });
    expect(found(before.at(14_000).fetch('GET /api/changes?since=2', { upserts: [made] }))).toEqual([]);
  });

  test('is one of what has no text but its name, and none of what is only by somebody of that name', () => {
    const named = (own: JsonObject, made: JsonObject) => {
      const page = chat().commit(1, append(1, own));
      page.fetch('POST /api/items', made, { sent: { name: 'Olives', words: 2 } });
      return found(page.commit(1, append(2, made)));
    };
    const item = (id: string): JsonObject => ({ id, name: 'Olives', isBought: false });
    expect(named(item('tmp-1'), item('i_7'))).toMatchObject([{ facts: { field: 'name' } }]);
    const said = (id: string, words: string): JsonObject => ({ id, name: 'Olives', words });
    expect(named(said('tmp-1', 'One'), said('i_7', 'Two'))).toEqual([]);
  });

  test('is none when one takes the place of the other, at once or within a second', () => {
    const replaced: PatchOp = { op: 'set', path: ['messages', 1], value: remark('m_2', text) };
    expect(found(echo(written()).commit(1, replaced))).toEqual([]);
    const takeOut: PatchOp = { op: 'splice', path: ['messages'], at: 1, remove: 1, insert: [] };
    expect(found(doubled().after(900).commit(1, takeOut))).toEqual([]);
    expect(found(doubled().after(2_100).commit(1, takeOut))).toHaveLength(1);
  });

  test('is none when the user said it twice, and one of them is still on its way', () => {
    const twice = written()
      .commit(1, append(2, remark('tmp-2', text)))
      .send('message:send', { roomId: 'r_1', text });
    const first: PatchOp = { op: 'set', path: ['messages', 1], value: remark('m_2', text) };
    expect(found(echo(twice).commit(1, first))).toEqual([]);
    const both = echo(twice).commit(1, append(3, remark('m_2', text)));
    expect(found(both)).toHaveLength(1);
  });

  test('is none when somebody else said the same, or in another room', () => {
    const other = written()
      .at(10_500)
      .receive('message:new', remark('m_2', text, 'bob'));
    expect(found(other.commit(1, append(2, remark('m_2', text, 'bob'))))).toEqual([]);
    const elsewhere = { ...remark('m_2', text), roomId: 'r_2' };
    expect(found(written().at(10_500).receive('message:new', elsewhere).commit(1, append(2, elsewhere)))).toEqual([]);
  });

  test('is none when they stand in two lists, or what they share is no more than a mark', () => {
    const apart = echo(written()).store(2, 'confirmed', { messages: [remark('m_2', text)] });
    expect(found(apart)).toEqual([]);
    const marked = (id: string, body: string): JsonObject => ({ id, type: 'remark', body });
    const page = chat()
      .commit(1, append(1, marked('tmp-1', 'One')))
      .send('remark', { type: 'remark', words: 1 });
    page.at(10_500).receive('remark:new', marked('r_2', 'Two'));
    expect(found(page.commit(1, append(2, marked('r_2', 'Two'))))).toEqual([]);
  });

  test('is judged once the write is answered', () => {
    const page = chat().commit(1, append(1, remark('tmp-1', text)));
    const request = page.beginFetch('POST /api/messages', undefined, { text });
    echo(page)
      .commit(1, append(2, remark('m_2', text)))
      .at(13_000)
      .answer(request, remark('m_2', text));
    const takeOut: PatchOp = { op: 'splice', path: ['messages'], at: 1, remove: 1, insert: [] };
    expect(found(page.commit(1, takeOut))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('write.echo-duplicate', [doubled()], { untilT: 60_000, noneUntilT: 12_400 });
  });
});
