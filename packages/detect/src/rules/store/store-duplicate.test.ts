import type { Json, JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { message, messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { ORIGIN_MS, PageTrace } from '#testing/page-trace.ts';
import { insert } from '#testing/patch-ops.ts';

const duplicates = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'store.duplicate');

const append = (at: number, ...items: Json[]) => insert(['lists', 'c_1'], at, ...items);

/** A page whose store holds two messages of one conversation; the third comes by an event at 5 s. */
function chatPage(first: JsonObject = message(3)): PageTrace {
  const page = new PageTrace('bob').at(100).seen('bob').fetch('GET /api/messages', messages(1, 2));
  page.fetch('GET /api/conversations', [{ id: 'c_1', title: 'One' }]);
  page
    .store(1, 'messages', { lists: { c_1: messages(1, 2) } })
    .at(1000)
    .connect('eio-1');
  return page.at(5000).receive('message:new', first).commit(1, append(2, first));
}

describe('a list in a store', () => {
  test('is an incident when it holds an entity twice', () => {
    const page = chatPage().commit(1, append(3, message(3)));
    const [incident, ...others] = duplicates(page);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'observed',
      title: 'The list lists.c_1 in store “messages” of bob holds m_3 2 times',
      facts: { store: 'messages', path: 'lists.c_1', ids: ['m_3'], copies: 2 },
    });
    expect(incident?.evidence).toEqual([expect.objectContaining({ seq: page.seq, role: 'repeated' })]);
  });

  test('is none when its items are lines of a log about one thing, each with an id of its own', () => {
    const id = 'ESIOYp8XH7fev2xpAAAG';
    const entry = (eventId: number): JsonObject => ({ id, eventName: 'joined', args: [eventId], eventId });
    const log = (...entries: readonly JsonObject[]) => {
      const page = new PageTrace('bob')
        .at(100)
        .store(1, 'log', { lists: { c_1: [] } })
        .at(1000)
        .connect('eio-1');
      for (const [index, each] of entries.entries())
        page
          .at(2000 + 10 * index)
          .receive('log', each)
          .commit(1, append(index, each));
      return duplicates(page);
    };
    expect(log(entry(1), entry(2))).toEqual([]);
    expect(log(entry(1), entry(1))).toHaveLength(1);
  });

  test('is an incident when one commit appends two copies, as when commits were gathered', () => {
    const page = new PageTrace('bob')
      .at(100)
      .store(1, 'messages', { lists: { c_1: [] } })
      .at(1000)
      .connect('eio-1');
    page
      .at(2000)
      .receive('message:new', message(1))
      .commit(1, append(0, message(1), message(1), message(1)));
    expect(duplicates(page)[0]?.facts).toMatchObject({ ids: ['m_1'], copies: 3 });
  });

  test('is an incident when the handling of one event appends an item without an id twice', () => {
    const line = { text: 'Alice is typing', from: 'alice' };
    const page = new PageTrace('bob').at(100).store(1, 'log', { lines: [] }).at(1000).connect('eio-1');
    const cause = page.at(2000).receive('typing', line).seq;
    const append = (at: number, times = cause): PageTrace =>
      page.add({
        kind: 'store.commit',
        store: 1,
        cause: times,
        patch: [{ op: 'splice', path: ['lines'], at, remove: 0, insert: [line] }],
      });
    append(0);
    expect(duplicates(page)).toEqual([]);
    append(1, page.receive('typing', line).seq);
    expect(duplicates(page)).toEqual([]);
    append(2);
    expect(duplicates(page, 2900)).toEqual([]);
    expect(duplicates(page)[0]?.title).toBe(
      'The list lines in store “log” of the user holds what one event brought 2 times',
    );
  });

  test('is an incident when it names an entity twice, by its id or as caches of GraphQL refer to it', () => {
    const named = (...names: readonly Json[]): PageTrace => {
      const page = new PageTrace('bob')
        .at(100)
        .seen('bob')
        .store(1, 'cache', { 'Chat:c_1': { messageIds: [] } });
      page.at(1000).connect('eio-1').at(5000).receive('message:new', message(3));
      page.commit(1, { op: 'set', path: ['Message:m_3'], value: message(3) });
      return page.commit(1, {
        op: 'splice',
        path: ['Chat:c_1', 'messageIds'],
        at: 0,
        remove: 0,
        insert: [...names],
      });
    };
    const ref = (to: string): Json => ({ __ref: to });
    expect(duplicates(named('m_3', 'm_3'))[0]?.facts).toMatchObject({ ids: ['m_3'], copies: 2 });
    expect(duplicates(named(ref('Message:m_3'), ref('Message:m_3')))[0]?.facts).toMatchObject({
      ids: ['m_3'],
      copies: 2,
    });
    expect(duplicates(named(ref('Message:m_3'), ref('Draft:m_3')))).toEqual([]);
    expect(duplicates(named(ref('Message:m_3'), ref('Message:m_3'), { said: 'by nobody' }))).toEqual([]);
  });

  test('is one of ids, where a page of a read begins with what the one before it ended with', () => {
    const put = (page: PageTrace, at: number, held: readonly number[], rows: readonly string[]) =>
      page.commit(
        1,
        ...held.map((number): PatchOp => ({ op: 'set', path: ['byId', `m_${number}`], value: message(number) })),
        { op: 'splice', path: ['rows'], at, remove: 0, insert: [...rows] },
      );
    const paged = (rows: readonly string[], isAsked = true) => {
      const page = new PageTrace('bob').at(100).seen('bob').store(1, 'table', { byId: {}, rows: [] });
      put(page.at(1_000).fetch('GET /api/rows?offset=0', messages(1, 2, 3)), 0, [1, 2, 3], ['m_1', 'm_2', 'm_3']);
      if (isAsked) page.at(6_000).fetch('GET /api/rows?offset=3', messages(3, 4, 5));
      return duplicates(put(page.at(6_100), 3, [4, 5], rows));
    };
    expect(paged(['m_3', 'm_4', 'm_5'])[0]?.facts).toMatchObject({ path: 'rows', ids: ['m_3'], copies: 2 });
    expect(paged(['m_4', 'm_5'])).toEqual([]);
    // What the user looked at once more, and what no read has brought.
    expect(paged(['m_3'])).toEqual([]);
    expect(paged(['m_3', 'm_4', 'm_5'], false)).toEqual([]);
  });

  test('is one group, whatever the conversation', () => {
    const one = chatPage().commit(1, append(3, message(3)));
    const other = chatPage().fetch('GET /api/conversations', [{ id: 'c_9', title: 'Nine' }]);
    other.commit(1, { op: 'set', path: ['lists', 'c_9'], value: [message(3), message(3)] });
    expect(duplicates(other)[0]?.group).toBe(duplicates(one)[0]?.group);
    expect(duplicates(other)[0]?.id).not.toBe(duplicates(one)[0]?.id);
  });

  test('is none when it is put right after 0.9 s, and one after 1.1 s', () => {
    const right: PatchOp = { op: 'splice', path: ['lists', 'c_1'], at: 3, remove: 1, insert: [] };
    expect(
      duplicates(
        chatPage()
          .commit(1, append(3, message(3)))
          .at(5900)
          .commit(1, right),
      ),
    ).toEqual([]);
    expect(
      duplicates(
        chatPage()
          .commit(1, append(3, message(3)))
          .at(6100)
          .commit(1, right),
      ),
    ).toHaveLength(1);
  });

  test('is an incident on one page of a list, and none on two', () => {
    const paged = (at: number) => {
      const state = { pages: [{ posts: messages(1, 2) }, { posts: messages(4) }] };
      const page = new PageTrace('bob')
        .at(100)
        .seen('bob')
        .store(1, 'queries', state)
        .at(1000)
        .connect('eio-1')
        .at(5000);
      const put = (to: number) => insert(['pages', to, 'posts'], 0, message(3));
      page.receive('message:new', message(3)).commit(1, put(0));
      return duplicates(page.commit(1, put(at)));
    };
    expect(paged(0)[0]?.facts).toMatchObject({ path: 'pages[].posts', ids: ['m_3'], copies: 2 });
    expect(paged(1)).toEqual([]);
  });

  test('is none where the second copy takes the place of the first', () => {
    const page = chatPage().commit(1, {
      op: 'set',
      path: ['lists', 'c_1', 2],
      value: { ...message(3), text: 'edited' },
    });
    expect(duplicates(page.receive('message:new', message(3)))).toEqual([]);
  });

  test('is none where two lists hold the same entity', () => {
    expect(duplicates(chatPage().commit(1, { op: 'set', path: ['lists', 'pinned'], value: [message(3)] }))).toEqual([]);
  });

  test('is none where the lines of a list name one thing in several ways', () => {
    const line = (size: string) => ({ id: 5, name: 'Shirt', size });
    const page = chatPage().fetch('GET /api/products', [{ id: 5, name: 'Shirt', size: 'S' }]);
    expect(duplicates(page.store(2, 'cart', { lines: [line('S'), line('M')] }))).toEqual([]);
  });

  test('is an incident where an id that is given once stands for two versions', () => {
    const id = 'm_0d9f8a7b6c5e';
    const first = { ...message(3), id };
    expect(duplicates(chatPage(first).commit(1, append(3, { ...first, text: 'edited' })))).toHaveLength(1);
  });

  test('is none where each copy came by an event of its own, and was not just made', () => {
    const queued = (track: JsonObject, events: number, apartMs = 400) => {
      const page = new PageTrace('bob').at(100).seen('bob').store(1, 'player', { queue: [] }).at(1000).connect('eio-1');
      const put = (at: number) => insert(['queue'], at, track);
      page.at(5000).receive('queue:added', track).commit(1, put(0)).after(apartMs);
      if (events > 1) page.receive('queue:added', track);
      return duplicates(page.commit(1, put(1)));
    };
    const waves = { id: 't_1', title: 'Waves' };
    expect(queued(waves, 2)).toEqual([]);
    expect(queued(waves, 1)).toHaveLength(1);
    expect(queued(waves, 2, 200)).toHaveLength(1);
    expect(queued({ ...waves, createdAt: 1_600_000_000_000 }, 2)).toEqual([]);
    expect(queued({ ...waves, createdAt: ORIGIN_MS + 4900 }, 2)).toHaveLength(1);
  });

  test('is none where the server itself sends such repeats', () => {
    const page = chatPage().fetch('GET /api/history', [message(1), message(2), message(1)]);
    expect(duplicates(page.commit(1, append(3, message(3))))).toEqual([]);
  });

  test('is none where its items are no entities, or local ones', () => {
    const page = chatPage().store(2, 'ui', { history: ['/a', '/b', '/a'], toasts: [{ id: 1 }, { id: 1 }] });
    expect(duplicates(page)).toEqual([]);
  });

  test('is none where an optimistic entity is replaced by the one of the server', () => {
    const page = chatPage().commit(1, append(3, { ...message(4), id: 'temp-1' }));
    page.at(5100).receive('message:new', message(4));
    expect(duplicates(page.commit(1, { op: 'set', path: ['lists', 'c_1', 3], value: message(4) }))).toEqual([]);
  });

  test('is none where it was not watched for 1 s, or a record is missing', () => {
    const page = () => chatPage().commit(1, append(3, message(3)));
    expect(duplicates(page(), 5900)).toEqual([]);
    expect(duplicates(page().loseRecord().at(5500).visibility('visible'))).toEqual([]);
  });
});
