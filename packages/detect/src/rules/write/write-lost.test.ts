import type { Json, JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { insert } from '#testing/patch-ops.ts';

const lost = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'write.lost');

const remark = (id: string, body: string, more: object = {}) => ({ id, from: 'customer', body, read: false, ...more });
const append = (at: number, ...items: Json[]) => insert(['chat', 'messages'], at, ...items);

/** A page that shows a chat it has read. */
function chat(): PageTrace {
  const messages = [remark('m_1', 'Hello'), remark('m_2', 'Is anybody there?')];
  const page = new PageTrace('alice')
    .at(100)
    .seen('alice')
    .fetch('GET /api/chat?userId=u_1', { id: 'chat_1', messages });
  return page.store(1, 'Customer: status, chat', { status: 'connected', chat: { id: 'chat_1', messages } });
}

const post = 'POST /api/chat/messages';
const text = 'My order is late';

/** At 10 s the user writes; the page shows it at once. */
const written = (item: Json = remark('local-1', text)): PageTrace => chat().at(10_000).commit(1, append(2, item));
const refused = (item?: Json): PageTrace =>
  written(item).fetch(post, { error: 'no' }, { sent: { text }, status: 500, tookMs: 100 });

describe('what a page shows as done', () => {
  test('is an incident 5 s after the request for it was refused', () => {
    const [incident, ...others] = lost(refused());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'observed',
      title:
        'local-1 is shown to alice at chat.messages in store “Customer: status, chat”, though POST /api/chat/messages was refused with 500 5.0 s ago and was not sent again',
      facts: { request: post, why: 'refused', status: 500, path: 'chat.messages', id: 'local-1' },
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['shown', 'sent', 'failed']);
  });

  test('is one when the request did not reach the server, and when it is shown just after it was asked', () => {
    const page = chat().at(10_000);
    const request = page.beginFetch(post, undefined, { text });
    page.after(20).commit(1, append(2, remark('local-1', text)));
    expect(lost(page.after(100).fail(request))[0]?.facts).toMatchObject({ why: 'network' });
  });

  test('is one when its address alone says what was done, and the state is what that makes of it', () => {
    const orders = [1, 2].map((n) => ({ id: `o_${n}`, lots: n, state: 'Working' }));
    const desk = (verb: string, state: string, about = 'o_1'): PageTrace => {
      const page = new PageTrace('alice').at(100).seen('alice').fetch('GET /orders', orders);
      page.store(1, 'orders', { orders }).at(10_000);
      page.commit(1, { op: 'set', path: ['orders', 0, 'state'], value: state });
      return page.fetch(`POST /orders/${about}/${verb}`, { error: 'no' }, { status: 422, tookMs: 100 });
    };
    const done = { cancel: 'Cancelled', close: 'closed', approve: 'Approved', deny: 'denied' };
    for (const [verb, state] of Object.entries(done)) expect(lost(desk(verb, state))).toHaveLength(1);
    const taken = desk('cancel', 'Cancelled').after(50);
    expect(lost(taken.commit(1, { op: 'set', path: ['orders', 0, 'state'], value: 'Working' }))).toEqual([]);
    // Another one, and what does not come of it.
    expect(lost(desk('cancel', 'Cancelled', 'o_2'))).toEqual([]);
    expect(lost(desk('cancel', 'Filled'))).toEqual([]);
  });

  test('is one when it names what it belongs to before it says what it is', () => {
    const payment = { chatId: 'chat_1', note: 'Rent', id: 'local-1' };
    const page = written(payment).fetch(
      post,
      { error: 'no' },
      { sent: { chatId: 'chat_1', note: 'Rent' }, status: 422 },
    );
    expect(lost(page)).toHaveLength(1);
  });

  test('is one when it says just what was sent, though that is no text', () => {
    const answer = { id: 'local-1', messageId: 'm_2', stars: 4 };
    const rated = (item: Json, sent: JsonObject) =>
      lost(written(item).fetch(post, { error: 'no' }, { sent, status: 422 }));
    expect(rated(answer, { messageId: 'm_2', stars: 4 })).toHaveLength(1);
    expect(rated(answer, { messageId: 'm_2', stars: 5 })).toEqual([]);
    expect(rated({ ...answer, mood: 'good' }, { messageId: 'm_2', stars: 4 })).toEqual([]);
    expect(rated({ ...answer, id: 'm_1' }, { messageId: 'm_2', stars: 4 })).toEqual([]);
    expect(rated({ id: 'local-1', messageId: 'm_2' }, { messageId: 'm_2' })).toEqual([]);
  });

  test('is none when it was taken', () => {
    const page = written().fetch(post, remark('m_3', text), { sent: { text } });
    expect(lost(page.commit(1, { op: 'set', path: ['chat', 'messages', 2], value: remark('m_3', text) }))).toEqual([]);
  });

  test('is none when it is taken back after 4.9 s, and one after 5.1 s', () => {
    const back: PatchOp = { op: 'splice', path: ['chat', 'messages'], at: 2, remove: 1, insert: [] };
    expect(lost(refused().after(4900).commit(1, back))).toEqual([]);
    expect(lost(refused().after(5100).commit(1, back))).toHaveLength(1);
  });

  test('is none when it says that it failed, or that it is not settled', () => {
    const failed: PatchOp = { op: 'set', path: ['chat', 'messages', 2, 'state'], value: 'failed' };
    expect(
      lost(
        refused(remark('local-1', text, { state: 'sent' }))
          .after(100)
          .commit(1, failed),
      ),
    ).toEqual([]);
    expect(lost(refused(remark('local-1', text, { pending: true })))).toEqual([]);
    expect(lost(refused(remark('local-1', text, { status: 'sending' })))).toEqual([]);
    expect(lost(refused(remark('local-1', text, { pending: false, error: null, status: 'sent' })))).toHaveLength(1);
  });

  test('is one when the mark that it was not settled is taken off all the same', () => {
    const settled = (item: object, ...patch: PatchOp[]) =>
      lost(
        refused(remark('local-1', text, item))
          .after(100)
          .commit(1, ...patch),
      );
    const at = (field: string) => ['chat', 'messages', 2, field];
    expect(settled({ pending: true }, { op: 'delete', path: at('pending') })).toHaveLength(1);
    expect(settled({ status: 'sending' }, { op: 'set', path: at('status'), value: 'sent' })).toHaveLength(1);
    expect(settled({ status: 'sending' }, { op: 'set', path: at('status'), value: 'failed' })).toEqual([]);
    expect(settled({ pending: true }, { op: 'set', path: at('body'), value: 'Another' })).toEqual([]);
  });

  test('is none when it is sent again and taken, and one when that fails too', () => {
    const again = (status: number) => refused().after(3000).fetch(post, null, { sent: { text }, status });
    expect(lost(again(201))).toEqual([]);
    expect(lost(again(503))).toHaveLength(1);
  });

  test('is none while it waits in a queue', () => {
    const value = JSON.stringify([{ text }]);
    expect(lost(refused().add({ kind: 'storage.set', area: 'local', key: 'outbox', value }))).toEqual([]);
    expect(lost(refused().add({ kind: 'storage.set', area: 'local', key: 'theme', value: 'dark' }))).toHaveLength(1);
    const queue: PatchOp = { op: 'splice', path: ['queue'], at: 0, remove: 0, insert: [remark('local-1', text)] };
    const page = chat().store(2, 'outbox', { queue: [] }).at(10_000).commit(2, queue);
    expect(lost(page.fetch(post, null, { sent: { text }, status: 500 }))).toEqual([]);
  });

  test('is one when it is taken out of the queue and not sent again', () => {
    const put = { kind: 'storage.db', database: 'app', objectStore: 'outbox', op: 'put' } as const;
    const queued = () => refused().add({ ...put, value: JSON.stringify({ op: 'op_1', text }) });
    const taken = { kind: 'storage.db', database: 'app', objectStore: 'outbox', op: 'delete' } as const;
    expect(lost(queued().add({ ...taken, key: 'op_2' }))).toEqual([]);
    expect(lost(queued().add({ ...taken, key: 'op_1' }))).toHaveLength(1);
    const kept = (value: string) => ({ kind: 'storage.set', area: 'local', key: 'outbox', value }) as const;
    expect(
      lost(
        refused()
          .add(kept(JSON.stringify([{ text }])))
          .add(kept('[]')),
      ),
    ).toHaveLength(1);
  });

  test('is none while it waits in a queue and is sent again, however often that fails', () => {
    const value = JSON.stringify([{ text }]);
    const queued = refused().add({ kind: 'storage.set', area: 'local', key: 'outbox', value });
    const again = () => queued.after(15_000).fetch(post, { error: 'no' }, { sent: { text }, status: 503 });
    again();
    expect(lost(again())).toEqual([]);
  });

  test('is none when it is marked where it stands, though a preview elsewhere is not', () => {
    const preview = { id: 'm_2', text: 'Is anybody there?' };
    const shownTwice = (more: object) => {
      const page = new PageTrace('alice').at(100).seen('alice').store(1, 'chat', { messages: [], last: preview });
      const item = { id: 'local-1', text, ...more };
      const set = (field: string, value: string): PatchOp => ({ op: 'set', path: ['last', field], value });
      const add: PatchOp = { op: 'splice', path: ['messages'], at: 0, remove: 0, insert: [item] };
      page.at(10_000).commit(1, add, set('id', 'local-1'), set('text', text));
      return page.fetch(post, { error: 'no' }, { sent: { id: 'local-1', text }, status: 500 });
    };
    expect(lost(shownTwice({}))).toHaveLength(1);
    expect(lost(shownTwice({ pending: true }))).toEqual([]);
  });

  test('is none when an answer shows that the server has it all the same', () => {
    const page = written();
    const request = page.beginFetch(post, undefined, { text });
    page
      .after(100)
      .fail(request)
      .after(1000)
      .fetch('GET /api/chat?userId=u_1', { messages: [remark('m_3', text)] });
    expect(lost(page)).toEqual([]);
  });

  test('is none while the page is offline or gone, and one 5 s after it is back', () => {
    const page = written();
    const request = page.beginFetch(post, undefined, { text });
    page.fail(request).add({ kind: 'page.offline' });
    expect(lost(page)).toEqual([]);
    page.at(30_000).add({ kind: 'page.online' });
    expect(lost(page, 34_900)).toEqual([]);
    expect(lost(page, 35_100)).toHaveLength(1);
    expect(lost(refused().add({ kind: 'page.hide', kept: false }))).toEqual([]);
  });

  test('is an incident when an event was not answered before its socket went down, once the socket is back', () => {
    const page = chat()
      .at(5000)
      .connect('eio-1', { token: 'x' })
      .at(10_000)
      .commit(1, append(2, remark('local-1', text)));
    page
      .frame('out', `427${JSON.stringify(['message:send', { text }])}`)
      .after(500)
      .lose();
    expect(lost(page)).toEqual([]);
    const back = page.at(20_000).connect('eio-2', { token: 'x' });
    expect(lost(back)[0]?.title).toContain('message:send was not answered before the socket went down');
    expect(
      lost(
        back
          .after(1000)
          .frame('out', `428${JSON.stringify(['message:send', { text }])}`)
          .frame('in', '438[{"ok":true}]'),
      ),
    ).toEqual([]);
  });

  test('is an incident when an acknowledgement says no', () => {
    const page = chat()
      .at(5000)
      .connect('eio-1', { token: 'x' })
      .at(10_000)
      .commit(1, append(2, remark('local-1', text)));
    page.frame('out', `427${JSON.stringify(['message:send', { text }])}`);
    expect(lost(page.frame('in', '437[{"ok":false,"error":"too long"}]'))).toHaveLength(1);
  });

  test('is one when the answer has the status of an error, which is not that of a thing', () => {
    const answered = (answer: Json) => {
      const page = chat().at(5000).connect('eio-1', { token: 'x' }).at(10_000);
      page.commit(1, append(2, remark('local-1', text)));
      page.frame('out', `427${JSON.stringify(['message:send', { text }])}`);
      return lost(page.frame('in', `437${JSON.stringify([answer])}`));
    };
    expect(answered({ status: 'error', response: { reason: 'too_long' } })).toHaveLength(1);
    expect(answered({ status: 'ok', response: {} })).toEqual([]);
    expect(answered({ id: 'm_3', body: text, status: 'error' })).toEqual([]);
  });

  test('is one for a favourite, and none for what blockers stop or what is local by design', () => {
    const titles = [{ id: 't_1', name: 'One', liked: false }];
    const page = () =>
      new PageTrace('carol')
        .at(100)
        .seen('carol')
        .fetch('GET /api/titles', titles)
        .store(1, 'library', { titles, favourites: [], recent: [] });
    const add = (list: string): PatchOp => ({ op: 'splice', path: [list], at: 0, remove: 0, insert: ['t_1'] });
    const tell = (line: string, op: PatchOp) =>
      lost(
        page()
          .at(9000)
          .commit(1, op)
          .fetch(line, null, { sent: { titleId: 't_1' }, status: 500 }),
      );
    expect(tell('POST /api/favourites', add('favourites'))).toHaveLength(1);
    expect(tell('POST /api/favourites', { op: 'set', path: ['titles', 0, 'liked'], value: true })).toEqual([]);
    expect(tell('POST /api/titles/t_1/like', { op: 'set', path: ['titles', 0, 'liked'], value: true })).toHaveLength(1);
    expect(tell('POST /api/playback', add('recent'))).toEqual([]);
    expect(tell('POST /collect', add('favourites'))).toEqual([]);
  });

  test('is one for a flag that is called by what was done, whatever is put before it', () => {
    const alarms = [{ id: 'a_1', text: 'Too hot', acked: false, isPinned: false, hasSeen: false, my_answer: false }];
    const shown = (field: string, line: string) => {
      const page = new PageTrace('carol')
        .at(100)
        .seen('carol')
        .fetch('GET /api/alarms', alarms)
        .store(1, 'desk', { alarms });
      page.at(9000).commit(1, { op: 'set', path: ['alarms', 0, field], value: true });
      return lost(page.fetch(line, null, { sent: { alarmId: 'a_1' }, status: 500 }));
    };
    expect(shown('acked', 'POST /api/alarms/a_1/ack')).toHaveLength(1);
    expect(shown('isPinned', 'POST /api/alarms/a_1/pin')).toHaveLength(1);
    expect(shown('my_answer', 'POST /api/alarms/a_1/answer')).toHaveLength(1);
    expect(shown('hasSeen', 'POST /api/alarms/a_1/ack')).toEqual([]);
    expect(shown('acked', 'POST /api/markSeen')).toEqual([]);
  });

  test('is one on a page of a list, where the pages have no names', () => {
    const post = (id: string, liked: boolean) => ({ id, text: `Post ${id}`, liked });
    const pages = [{ posts: [post('p_1', false)] }, { posts: [post('p_2', false)] }];
    const page = new PageTrace('carol')
      .at(100)
      .seen('carol')
      .fetch('GET /api/feed', pages)
      .store(1, 'queries', { pages });
    const like = (liked: boolean): PatchOp => ({ op: 'set', path: ['pages', 1, 'posts', 0, 'liked'], value: liked });
    page.at(9000).commit(1, like(true)).fetch('PUT /api/posts/p_2/like', null, { status: 403 });
    expect(lost(page)[0]?.facts).toMatchObject({ path: 'pages[].posts[p_2].liked', id: 'p_2' });
    expect(lost(page.after(100).commit(1, like(false)))).toEqual([]);
  });

  test('is one when an event that is named in one word says no', () => {
    const alarms = [{ id: 'a_1', text: 'Too hot', acked: false }];
    const page = new PageTrace('carol')
      .at(100)
      .seen('carol')
      .fetch('GET /api/alarms', alarms)
      .store(1, 'desk', { alarms });
    page.at(5000).connect('eio-1', { token: 'x' }).at(9000);
    page.commit(1, { op: 'set', path: ['alarms', 0, 'acked'], value: true });
    page.frame('out', `427${JSON.stringify(['ackAlarm', { id: 'a_1' }])}`);
    expect(lost(page.frame('in', '437[{"error":"interlock"}]'))).toHaveLength(1);
  });

  test('is none where the wire brought it while another write failed', () => {
    const page = chat().connect('eio-1', { token: 'x' }).at(10_000);
    const request = page.beginFetch('POST /api/typing', undefined, { chatId: 'chat_1', text: 'Hello you' });
    page.receive('message:new', { ...remark('m_9', 'Hello you'), chatId: 'chat_1' });
    page.commit(1, append(2, { ...remark('m_9', 'Hello you'), chatId: 'chat_1' }));
    expect(lost(page.fail(request))).toEqual([]);
  });

  test('is none where records are missing', () => {
    expect(lost(refused().loseRecord().after(100).visibility('visible'))).toEqual([]);
  });

  test('is the same incident when its records come twice, in another order, or in parts', () => {
    expectSteady('write.lost', [refused()], { untilT: 60_000, noneUntilT: 15_000 });
  });
});

test('what is taken back while the refusal is still being read is not what was shown', () => {
  const post = (liked: boolean): JsonObject => ({ id: 32, text: 'New bicycle', liked });
  const page = new PageTrace('nia')
    .at(100)
    .seen('nia')
    .fetch('GET /posts', [post(false)]);
  page.store(1, 'feed', { posts: [post(false)] }).at(5_000);
  const set = (value: boolean) => page.commit(1, { op: 'set', path: ['posts', 0, 'liked'], value });
  set(true);
  const request = page.beginFetch('PUT /posts/32', undefined, { liked: true });
  page.after(20).add({ kind: 'http.response', request, status: 503, durationMs: 20, contentType: 'application/json' });
  set(false);
  page.add({ kind: 'http.body', request, body: '{"error":"busy"}' });
  expect(ofKind(detectAll([page]), 'write.lost')).toEqual([]);
});
