import type { Json, JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { message, messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const found = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'state.undeleted');

const line = 'GET /api/messages';

/** A connected page that shows three messages. */
const reader = (): PageTrace =>
  new PageTrace('alice')
    .at(100)
    .seen('alice')
    .connect('eio-1', { token: 'x' })
    .fetch(line, { messages: messages(1, 2, 3) })
    .store(1, 'chat', { messages: messages(1, 2, 3), selected: null })
    .at(10_000);

const takeOut = (page: PageTrace, at: number): PageTrace =>
  page.commit(1, { op: 'splice', path: ['messages'], at, remove: 1, insert: [] });
const putIn = (page: PageTrace, at: number, number: number): PageTrace =>
  page.commit(1, { op: 'splice', path: ['messages'], at, remove: 0, insert: [message(number)] });

const kept = () => reader().receive('message:deleted', { id: 'm_2' });

describe('an entity that the server deleted', () => {
  test('is an incident when a store still has it 2 s later', () => {
    const [incident, ...others] = found(kept());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'observed',
      title: 'message:deleted said that m_2 is deleted, and 2.0 s later alice still has it at messages in store “chat”',
      facts: { id: 'm_2', how: 'told', store: 'chat', paths: ['messages'], isBack: false },
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['deleted']);
  });

  test('is none when the store takes it out within 1.9 s, and is one after 2.1 s', () => {
    expect(found(takeOut(kept().at(11_900), 1))).toEqual([]);
    expect(found(takeOut(kept().at(12_100), 1))).toHaveLength(1);
  });

  test('is one on any page of a list that is kept in pages, and none in one of several lists', () => {
    const kept = (field: string) => {
      const state = { messages: { [field]: [{ items: messages(1, 2) }, { items: messages(3, 4) }] } };
      const page = new PageTrace('alice').at(100).seen('alice').connect('eio-1', { token: 'x' });
      page.fetch(line, { messages: messages(1, 2, 3, 4) }).store(1, 'chat', state);
      return page.at(10_000).receive('message:deleted', { id: 'm_3' });
    };
    expect(found(kept('pages')).map(({ facts }) => facts.id)).toEqual(['m_3']);
    expect(found(kept('groups'))).toEqual([]);
    const taken = kept('pages').commit(1, {
      op: 'splice',
      path: ['messages', 'pages', 1, 'items'],
      at: 0,
      remove: 1,
      insert: [],
    });
    expect(found(taken)).toEqual([]);
  });

  test('is one in whatever form the event names it', () => {
    const forms = [
      reader().receive('messageDeleted', { messageId: 'm_2', roomId: 'c_1' }),
      reader().receive('delete_message', 'm_2'),
      reader().receive('room:message:deleted', { message: message(2) }),
      reader().receive('messages:purged', { ids: ['m_2'] }),
    ];
    for (const page of forms) expect(found(page).map(({ facts }) => facts.id)).toEqual(['m_2']);
  });

  test('is none where it is shown as deleted, or kept where that is meant', () => {
    const tombstone = kept().commit(1, { op: 'set', path: ['messages', 1, 'deletedAt'], value: 1 });
    expect(found(tombstone)).toEqual([]);
    const said = kept().commit(1, { op: 'set', path: ['messages', 1, 'text'], value: 'This message was taken back.' });
    expect(found(said)).toEqual([]);
    const trash = takeOut(kept(), 1).store(2, 'trash', { deletedMessages: [message(2)], selected: message(2) });
    expect(found(trash)).toEqual([]);
  });

  test('is none when an event removes it from something that is not said', () => {
    expect(found(reader().receive('message:removed', { id: 'm_2' }))).toEqual([]);
    expect(found(reader().receive('user:deleted', { id: 'm_2' }))).toEqual([]);
  });

  test('is likely one when this page removed it, and one list of such things has it', () => {
    const ask = (body: JsonObject, name = 'message:remove') =>
      reader()
        .frame('out', `427${JSON.stringify([name, body])}`)
        .frame('in', '437[{"ok":true}]');
    expect(found(ask({ id: 'm_2' }))).toMatchObject([{ confidence: 'likely', facts: { how: 'done' } }]);
    expect(found(takeOut(ask({ messageId: 'm_2' }).after(500), 1))).toEqual([]);
    // Each of these may be removed from somewhere else.
    expect(found(ask({ messageId: 'm_2', pinId: 'p_1' }))).toEqual([]);
    expect(found(ask({ id: 'm_2' }, 'pin:remove'))).toEqual([]);
    expect(found(ask({ id: 'm_2' }).store(2, 'pinned', { messages: [message(2)] }))).toEqual([]);
  });

  test('is one when the same event took such out of the same list before, whatever it is called', () => {
    const page = takeOut(reader().receive('item:removed', { id: 'm_1' }), 0).at(15_000);
    takeOut(page.receive('item:removed', { id: 'm_2' }), 0).at(20_000);
    expect(found(page.receive('item:removed', { id: 'm_3' }))).toHaveLength(1);
  });

  test('is one when this page deleted it, or is told that there is none', () => {
    expect(found(reader().fetch('DELETE /api/messages/m_2', { ok: true }))).toHaveLength(1);
    expect(found(reader().fetch('GET /api/messages/m_2', {}, { status: 410 }))).toHaveLength(1);
    const asked = reader().fetch('GET /api/messages/m_1', message(1));
    expect(found(asked.after(100).fetch('GET /api/messages/m_2', {}, { status: 404 }))).toHaveLength(1);
  });

  test('is none by an address that never answered, that failed, or that is about something else of the same id', () => {
    expect(found(reader().fetch('GET /api/messages/m_2', {}, { status: 404 }))).toEqual([]);
    expect(found(reader().fetch('DELETE /api/messages/m_2', {}, { status: 500 }))).toEqual([]);
    expect(found(reader().fetch('DELETE /api/favourites/m_2', { ok: true }))).toEqual([]);
  });

  test('is none when the wire brought it once more, or its user is just restoring it', () => {
    expect(found(kept().at(10_500).receive('message:restored', message(2)))).toEqual([]);
    expect(found(kept().at(10_500).fetch('GET /api/messages/m_2', message(2)))).toEqual([]);
    expect(found(kept().at(10_500).fetch('POST /api/messages/m_2/restore', { ok: true }))).toEqual([]);
  });

  test('is none in a page that is gone, or where records are missing', () => {
    expect(found(kept().after(100).add({ kind: 'page.hide', kept: false }))).toEqual([]);
    expect(found(kept().loseRecord().after(100).visibility('visible'))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('state.undeleted', [kept()], { untilT: 60_000, noneUntilT: 11_900 });
  });
});

describe('an entity that was deleted and is there again', () => {
  /** Asked before the deletion, answered after it. */
  function overtaken(end: (page: PageTrace) => PageTrace): PageTrace {
    const page = reader();
    const slow = page.beginFetch(line);
    takeOut(page.at(10_500).receive('message:deleted', { id: 'm_2' }), 1).at(14_000);
    return end(page.answer(slow, { messages: messages(1, 2, 3) }));
  }

  test('is an incident when the answer to an older question brought it', () => {
    const [incident, ...others] = found(overtaken((page) => putIn(page, 1, 2)));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      title: 'message:deleted said that m_2 is deleted, and 5.5 s later alice has it again at messages in store “chat”',
      facts: { isBack: true },
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['deleted', 'brought-back']);
  });

  test('is one when it comes back within the 2 s, and 2 s after that', () => {
    const page = putIn(takeOut(kept().after(500), 1).after(500), 1, 2);
    expect(found(page).map(({ title }) => title)).toEqual([
      'message:deleted said that m_2 is deleted, and 3.0 s later alice has it again at messages in store “chat”',
    ]);
  });

  test('is none when it is put there again as something that was deleted', () => {
    const page = takeOut(kept().after(500), 1);
    const marked = { ...message(2), text: 'Taken back' };
    expect(found(page.commit(1, { op: 'splice', path: ['messages'], at: 1, remove: 0, insert: [marked] }))).toEqual([]);
  });

  test('is one when nothing on the wire brought it', () => {
    expect(found(putIn(takeOut(kept(), 1).at(20_000), 1, 2))).toHaveLength(1);
  });

  test('is none when the store keeps it out, or takes it out again', () => {
    expect(found(overtaken((page) => page))).toEqual([]);
    expect(found(overtaken((page) => takeOut(putIn(page, 1, 2).after(1_900), 1)))).toEqual([]);
  });

  test('is none when it was made anew, or asked for after it was deleted', () => {
    const anew = takeOut(kept(), 1).at(20_000).receive('message:new', message(2));
    expect(found(putIn(anew, 1, 2))).toEqual([]);
    const read = takeOut(kept(), 1)
      .at(20_000)
      .fetch(line, { messages: messages(1, 2, 3) });
    expect(found(putIn(read, 1, 2))).toEqual([]);
  });
});

describe('an entity that a full read no longer lists', () => {
  const read = (page: PageTrace, ...numbers: number[]) => page.fetch(line, { messages: messages(...numbers) });

  test('is an incident when the list took in what is new, and keeps it', () => {
    const [incident, ...others] = found(putIn(read(reader(), 1, 3, 4), 3, 4));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'likely',
      title: 'GET /api/messages no longer lists m_2, and 2.0 s later alice still has it at messages in store “chat”',
    });
  });

  test('is none when the list is that of the answer', () => {
    expect(found(takeOut(read(reader(), 1, 3), 1))).toEqual([]);
  });

  test('is none in a list of the newest, in a page of several, or in the answer to a narrower question', () => {
    expect(found(putIn(read(reader(), 2, 3, 4), 3, 4))).toEqual([]);
    const paged = reader().fetch(line, { messages: messages(1, 2, 3), nextCursor: 'x' });
    expect(found(paged.after(100).fetch(line, { messages: messages(1, 3), nextCursor: 'x' }))).toEqual([]);
    const narrow = reader().fetch(`${line}?room=1`, { messages: messages(1, 2, 3) });
    expect(found(narrow.after(100).fetch(`${line}?room=1`, { messages: messages(1, 3) }))).toEqual([]);
  });

  test('is none when it was changed in between, and may be elsewhere now, or when the store holds other things too', () => {
    const moved = reader()
      .receive('message:changed', { ...message(2), text: 'archived' })
      .after(100);
    expect(found(read(moved, 1, 3))).toEqual([]);
    const cache = putIn(reader(), 3, 9).after(100);
    expect(found(read(cache, 1, 3))).toEqual([]);
  });
});

describe('an answer of what is new that says what is gone', () => {
  const ask = (page: PageTrace, since: number, body: Json): PageTrace =>
    page.fetch(`GET /api/changes?since=${since}`, body);
  const first = (body: Json, state: Json = { messages: messages(1, 2, 3) }): PageTrace =>
    ask(new PageTrace('alice').at(100).seen('alice'), 0, body).store(1, 'chat', state).at(10_000);
  const fed = (name: string, gone: Json): PageTrace =>
    ask(first({ upserts: messages(1, 2, 3), [name]: [] }), 4, { upserts: [], [name]: [gone] });

  test('is an incident where the list that is made of such answers still has it', () => {
    for (const name of ['deleted', 'removed', 'gone', 'tombstones', 'deletedIds', 'gone_ids'])
      expect(found(fed(name, 'm_2'))).toMatchObject([{ confidence: 'likely', facts: { id: 'm_2', how: 'told' } }]);
    expect(found(fed('deleted', { id: 'm_2' }))).toHaveLength(1);
    const parts = (updated: Json, deleted: Json): Json => ({
      changes: { messages: { created: [], updated, deleted } },
    });
    expect(found(ask(first(parts(messages(1, 2, 3), [])), 4, parts([], ['m_2'])))).toHaveLength(1);
    expectSteady('state.undeleted', [fed('deleted', 'm_2')], { untilT: 60_000, noneUntilT: 11_900 });
  });

  test('is one in a table too', () => {
    const table = { messages: Object.fromEntries(['m_1', 'm_2', 'm_3'].map((id, index) => [id, message(index + 1)])) };
    for (const state of [table, { ...table, ids: ['m_1', 'm_2', 'm_3'] }])
      expect(found(ask(first({ upserts: messages(1, 2, 3) }, state), 4, { deleted: ['m_2'] }))).toHaveLength(1);
  });

  test('is none where it was taken out, marked, or brought again', () => {
    expect(found(takeOut(fed('deleted', 'm_2'), 1))).toEqual([]);
    const marked = { ...message(2), deletedAt: '2026-01-01T10:00:00Z' };
    expect(found(fed('deleted', 'm_2').commit(1, { op: 'set', path: ['messages', 1], value: marked }))).toEqual([]);
    expect(found(ask(fed('deleted', 'm_2').after(500), 5, { upserts: messages(2) }))).toEqual([]);
    const both = ask(first({ upserts: messages(1, 2, 3) }), 4, { upserts: messages(2), deleted: ['m_2'] });
    expect(found(both)).toEqual([]);
  });

  test('is none where the page notes that it is not to be shown', () => {
    for (const note of [{ hidden: ['m_2'] }, { gone: { m_2: true } }]) {
      const state = { messages: messages(1, 2, 3), hidden: [], gone: {}, ...note };
      expect(found(ask(first({ upserts: messages(1, 2, 3) }, state), 4, { deleted: ['m_2'] }))).toEqual([]);
    }
  });

  test('is none of a list that has other things, of what it had not brought, and of an answer to another question', () => {
    const pinned = { pinned: messages(2) };
    expect(found(ask(first({ upserts: messages(1, 2, 3) }, pinned), 4, { deleted: ['m_2'] }))).toEqual([]);
    expect(found(ask(first({ upserts: messages(1, 3) }), 4, { deleted: ['m_2'] }))).toEqual([]);
    expect(found(first({ upserts: messages(1, 2, 3) }).fetch('GET /api/report', { deleted: ['m_2'] }))).toEqual([]);
  });
});
