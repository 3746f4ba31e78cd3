import type { Json, JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { message, messages } from '../testing/chat-traces.ts';
import { detectAll, kindsOf, type Trace } from '../testing/detect-all.ts';
import { PageTrace } from '../testing/page-trace.ts';
import { set } from '../testing/patch-ops.ts';

const bearer = { auth: 'bearer' };
const kinds = (...traces: Trace[]) => kindsOf(detectAll(traces, 400_000));
const page = (name = 'bob', browser = 'b-1') =>
  new PageTrace(name, { browser }).at(0).add({ kind: 'page.load', url: 'http://127.0.0.1:3000/' }).at(100).seen('bob');

describe('an app that has nothing but requests has no incident', () => {
  test('when it polls slowly, stops while hidden, reads on return, and takes over all that changed', () => {
    const one = page()
      .fetch('GET /api/messages', messages(1, 2), bearer)
      .store(1, 'chat', { list: messages(1, 2) });
    for (const t of [30_000, 60_000, 90_000]) one.at(t).fetch('GET /api/messages', null, { ...bearer, status: 304 });
    one.at(95_000).visibility('hidden').at(200_000).visibility('visible');
    one.at(200_050).fetch('GET /api/messages', [{ ...message(1), text: 'edited' }, message(2), message(3)], bearer);
    one.commit(1, set(['list', 0, 'text'], 'edited'), set(['list', 2], message(3)));
    expect(kinds(one)).toEqual([]);
  });

  test('when it shows a message at once, and puts the server’s in its place', () => {
    const one = page()
      .fetch('GET /api/messages', messages(1), bearer)
      .store(1, 'chat', { list: messages(1), draft: '' });
    for (const [number, t] of [
      [2, 5000],
      [3, 9000],
    ] as const) {
      const temp = { ...message(number), id: `temp-${number}`, status: 'sending' };
      one
        .at(t)
        .commit(1, set(['draft'], `text ${number}`))
        .after(500);
      one.commit(1, set(['list', number - 1], temp), set(['draft'], ''));
      one.fetch('POST /api/messages', message(number), { ...bearer, sent: { text: `text ${number}` }, tookMs: 300 });
      one.commit(1, set(['list', number - 1], message(number)));
    }
    expect(kinds(one)).toEqual([]);
  });

  test('when a send fails, is tried again with growing waits, and is shown as failed at last', () => {
    const one = page()
      .fetch('GET /api/messages', messages(1), bearer)
      .store(1, 'chat', { list: messages(1) });
    one.at(5000).commit(1, set(['list', 1], { ...message(2), id: 'temp-2', status: 'sending' }));
    for (const waitMs of [0, 1000, 2000, 4000]) {
      const request = one.after(waitMs).beginFetch('POST /api/messages', 'bearer', { text: 'text 2' });
      one.after(20).fail(request);
    }
    expect(kinds(one.commit(1, set(['list', 1, 'status'], 'failed')))).toEqual([]);
  });

  test('when a like is taken back because it was refused, and a form is refused with its errors', () => {
    const titles = [{ id: 't_1', name: 'One', liked: false }];
    const one = page().fetch('GET /api/titles', titles, bearer).store(1, 'library', { titles, form: {} });
    one.at(5000).commit(1, set(['titles', 0, 'liked'], true));
    one
      .fetch('POST /api/titles/t_1/like', null, { ...bearer, status: 403 })
      .commit(1, set(['titles', 0, 'liked'], false));
    one.at(9000).commit(1, set(['form'], { id: 'new', name: 'A title' }));
    one.fetch('POST /api/titles', { errors: ['taken'] }, { ...bearer, sent: { name: 'A title' }, status: 422 });
    expect(kinds(one.commit(1, set(['form', 'error'], 'taken')))).toEqual([]);
  });

  test('when the user pages, filters, sorts and searches while answers come in any order', () => {
    const one = page().fetch('GET /api/messages?page=1', messages(1, 2), bearer);
    one.store(1, 'list', {
      items: messages(1, 2),
      sorted: messages(2, 1),
      pages: { 1: messages(1, 2) },
      filter: 'all',
    });
    const second = one.at(5000).beginFetch('GET /api/messages?page=2', 'bearer');
    const third = one.at(5100).beginFetch('GET /api/messages?page=3', 'bearer');
    one
      .at(5300)
      .answer(third, messages(5, 6))
      .commit(1, set(['pages', '3'], messages(5, 6)), set(['items'], messages(5, 6)));
    one
      .at(5500)
      .answer(second, messages(3, 4))
      .commit(1, set(['pages', '2'], messages(3, 4)));
    for (const [index, query] of ['t', 'te', 'tex'].entries()) {
      const request = one.at(8000 + index * 150).beginFetch(`GET /api/search?q=${query}`, 'bearer');
      if (query === 'tex')
        one
          .after(80)
          .answer(request, messages(1))
          .commit(1, set(['items'], messages(1)));
      else one.after(60).fail(request, 'abort');
    }
    expect(kinds(one)).toEqual([]);
  });

  test('when two components read the same, and one keeps what it read first as a draft', () => {
    const user = (name: string): JsonObject => ({ id: 'u_1', name, theme: 'dark' });
    const one = page().fetch('GET /api/me', user('Bob'), bearer).fetch('GET /api/me', user('Bob'), bearer);
    one.store(1, 'Profile', user('Bob')).store(2, 'ProfileForm', { ...user('Bob'), theme: 'light' });
    for (const [t, name] of [
      [9000, 'Robert'],
      [19_000, 'Rob'],
    ] as const)
      one
        .at(t)
        .add({ kind: 'ui.click', target: '#reload' })
        .fetch('GET /api/me', user(name), bearer)
        .commit(1, set(['name'], name));
    expect(kinds(one)).toEqual([]);
  });

  test('when development mounts all twice, and each mount reads', () => {
    const one = page();
    const requests = [1, 2].map(() => one.beginFetch('GET /api/messages', 'bearer'));
    one
      .after(30)
      .answer(requests[1] ?? 0, messages(1))
      .after(5)
      .answer(requests[0] ?? 0, messages(1));
    expect(kinds(one.store(1, 'chat', messages(1)))).toEqual([]);
  });

  test('when it waits for a job to be done, and asks every second until it is', () => {
    const one = page()
      .fetch('POST /api/jobs', { id: 'j_1', state: 'running' }, bearer)
      .store(1, 'job', { id: 'j_1', state: 'running' });
    for (let n = 1; n <= 9; n++) one.at(1000 * n).fetch('GET /api/jobs/j_1', { id: 'j_1', state: 'running' }, bearer);
    one
      .at(10_000)
      .fetch('GET /api/jobs/j_1', { id: 'j_1', state: 'done' }, bearer)
      .commit(1, set(['state'], 'done'));
    expect(kinds(one)).toEqual([]);
  });

  test('when the server is down for long, and the page says so and asks on', () => {
    const one = page()
      .store(1, 'chat', { status: 'connecting', list: [] })
      .at(1000)
      .fetch('GET /api/messages', messages(1), bearer);
    one.commit(1, set(['status'], 'connected'), set(['list'], messages(1)));
    for (let n = 0; n < 6; n++) {
      const request = one.at(10_000 + n * 12_000).beginFetch('GET /api/messages', 'bearer');
      one.after(10).fail(request);
      if (n === 0) one.commit(1, set(['status'], 'reconnecting'));
    }
    expect(kinds(one)).toEqual([]);
  });

  test('when tabs tell each other, and each has things of its own on the screen', () => {
    const tab = (name: string) =>
      page(name)
        .fetch('GET /api/favourites', [message(1)], bearer)
        .store(1, 'library', { favourites: ['m_1'], tab: name });
    const [one, other] = [tab('one'), tab('two')];
    const add: PatchOp = { op: 'splice', path: ['favourites'], at: 1, remove: 0, insert: ['m_2'] };
    one
      .at(9000)
      .commit(1, add)
      .fetch('POST /api/favourites', null, { ...bearer, sent: { messageId: 'm_2' }, status: 201 });
    one.at(9500).commit(1, set(['tab'], 'search'));
    other
      .at(9040)
      .add({ kind: 'channel.message', channel: 'library', dir: 'in', value: '{"added":"m_2"}' })
      .commit(1, add);
    expect(kinds(one, other)).toEqual([]);
  });

  test('when two clients see each other’s changes a poll later, each with its own marks', () => {
    const row = (text: string, read: boolean): Json => [{ id: 'm_7f3a001a', text, read, unreadCount: read ? 0 : 1 }];
    const [one, other] = [page('one', 'b-1'), page('two', 'b-2')].map((client, index) =>
      client
        .fetch('GET /api/messages', row('first', index === 0), bearer)
        .store(1, 'chat', { list: row('first', index === 0) }),
    );
    one
      ?.at(9000)
      .fetch('PUT /api/messages/m_7f3a001a', { id: 'm_7f3a001a', text: 'second', read: true, unreadCount: 0 }, bearer);
    one?.commit(1, set(['list', 0, 'text'], 'second'));
    other
      ?.at(9500)
      .fetch('GET /api/messages', row('second', false), bearer)
      .commit(1, set(['list', 0, 'text'], 'second'));
    expect(one && other ? kinds(one, other) : ['none']).toEqual([]);
  });
});
