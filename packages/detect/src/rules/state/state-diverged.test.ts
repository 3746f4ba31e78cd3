import type { Json, JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { insert, set } from '#testing/patch-ops.ts';

const diverged = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'state.diverged');

const line = 'GET /api/chat?userId=u_1';
const remark = (number: number, read: boolean): JsonObject => ({
  id: `m_${number}`,
  from: 'customer',
  body: `text ${number}`,
  read,
});
const chat = (...reads: boolean[]): Json => ({
  id: 'chat_1',
  messages: reads.map((read, index) => remark(index + 1, read)),
});
const put = (index: number, field: string, value: Json) => set(['chat', 'messages', index, field], value);
const append = (number: number) => insert(['chat', 'messages'], number - 1, remark(number, false));

/** A page that adds what is new to its list; at 20 s the server says that m_3 was read. */
function customer(): PageTrace {
  const page = new PageTrace('alice').at(100).seen('alice').fetch(line, chat(true, true));
  page
    .store(1, 'Customer', { chat: chat(true, true) })
    .at(10_000)
    .fetch(line, chat(true, true, false))
    .commit(1, append(3));
  return page.at(20_000).fetch(line, chat(true, true, true));
}

/** A page whose store follows events about users; it was seen to do so twice. */
function roster(): PageTrace {
  const user = (number: number, status: string): JsonObject => ({ id: `u_${number}`, name: `User ${number}`, status });
  const users = [1, 2, 3].map((number) => user(number, 'away'));
  const page = new PageTrace('bob').at(100).seen('bob').fetch('GET /api/users', users).store(1, 'users', { users });
  page.at(1000).connect('eio-1', { token: 'x' });
  for (const number of [1, 2]) {
    page.at(3000 + number).receive('user:status', user(number, 'busy'));
    page.commit(1, { op: 'set', path: ['users', number - 1, 'status'], value: 'busy' });
  }
  return page.at(20_000).receive('user:status', user(3, 'busy'));
}

describe('a copy in a store', () => {
  test('is none once the user chose otherwise, until it follows again', () => {
    const user = (number: number, status: string): JsonObject => ({
      id: `u_${number}`,
      name: `User ${number}`,
      status,
    });
    const taken = (number: number, status: string): PatchOp => ({
      op: 'set',
      path: ['users', number - 1, 'status'],
      value: status,
    });
    const chosen = (...path: (string | number)[]) => {
      const page = roster().commit(1, taken(3, 'busy')).at(25_000).add({ kind: 'ui.click', target: 'button' });
      return page.add({ kind: 'store.commit', store: 1, cause: page.seq, patch: [{ op: 'set', path, value: true }] });
    };
    const passed = (page: PageTrace) => diverged(page.at(30_000).receive('user:status', user(2, 'away')));
    expect(passed(chosen('paused'))).toEqual([]);
    expect(passed(chosen('users', 0, 'starred'))).toHaveLength(1);
    const again = chosen('paused').at(27_000).receive('user:status', user(1, 'away'));
    expect(passed(again.commit(1, taken(1, 'away')))).toHaveLength(1);
  });

  test('is an incident when it followed the answers over a socket, and no longer does', () => {
    const user = (number: number, status: string): JsonObject => ({
      id: `u_${number}`,
      name: `User ${number}`,
      status,
    });
    const all = (...statuses: string[]) => statuses.map((status, index) => user(index + 1, status));
    const page = new PageTrace('bob').at(100).seen('bob').store(1, 'users', { users: [] }).at(1000).connect('eio-1');
    const taken = (...statuses: string[]): PatchOp => ({ op: 'set', path: ['users'], value: all(...statuses) });
    page.at(2000).ask('users:list', 1, all('away', 'away')).commit(1, taken('away', 'away'));
    page.at(4000).ask('users:list', 2, all('busy', 'away')).commit(1, taken('busy', 'away'));
    page.at(6000).ask('users:list', 3, all('busy', 'busy')).commit(1, taken('busy', 'busy'));
    page.at(20_000).ask('users:list', 4, all('gone', 'busy'));
    expect(diverged(page)).toMatchObject([{ facts: { held: 'busy', said: 'gone' } }]);
    expect(diverged(page.after(100).commit(1, taken('gone', 'busy')))).toEqual([]);
  });

  test('is an incident when of changes that come at once the store takes one that is not the last', () => {
    const user = (status: string): JsonObject => ({ id: 'u_3', name: 'User 3', status });
    const burst = (taken: string) => {
      const page = roster().after(50).receive('user:status', user('calling'));
      page.after(50).receive('user:status', user('gone'));
      return diverged(page.commit(1, { op: 'set', path: ['users', 2, 'status'], value: taken }));
    };
    expect(burst('busy')).toMatchObject([{ facts: { held: 'busy', said: 'gone', why: 'followed' } }]);
    expect(burst('gone')).toEqual([]);
    // What was never said may be the page's own.
    expect(burst('asleep')).toEqual([]);
  });

  test('is an incident when its list takes over what is new, and not what changed', () => {
    const [incident, ...others] = diverged(customer());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'observed',
      title:
        'read of m_3 at chat.messages in store “Customer” of alice is false, though GET /api/chat?userId=u_1 said true 2.0 s ago',
      facts: { field: 'read', ids: ['m_3'], held: false, said: true, why: 'mirrored' },
    });
  });

  test('is one where the user wrote something as soon as the page was there', () => {
    const page = new PageTrace('alice').at(100).seen('alice').fetch(line, chat(true, true));
    page
      .at(1000)
      .store(1, 'Customer', { chat: chat(true, true) })
      .at(1500)
      .commit(1, append(3));
    page.fetch('POST /api/chat/messages', remark(3, false), { sent: { text: 'text 3' } });
    page
      .at(10_000)
      .fetch(line, chat(true, true, false))
      .at(20_000)
      .fetch(line, chat(true, true, true));
    expect(diverged(page)[0]?.facts).toMatchObject({ field: 'read', ids: ['m_3'], why: 'mirrored' });
  });

  test('is none when it is right within 1.9 s, and one when it is right after 2.1 s', () => {
    expect(
      diverged(
        customer()
          .after(1890)
          .commit(1, put(2, 'read', true)),
      ),
    ).toEqual([]);
    expect(
      diverged(
        customer()
          .after(2100)
          .commit(1, put(2, 'read', true)),
      ),
    ).toHaveLength(1);
  });

  test('is one when it followed such events before, and none when it never did', () => {
    expect(diverged(roster())[0]?.title).toContain(
      'status of u_3 at users in store “users” of bob is "away", though user:status said "busy"',
    );
    const never = new PageTrace('bob').at(100).seen('bob').connect('eio-1', { token: 'x' });
    never.fetch('GET /api/users', [{ id: 'u_1', name: 'A', status: 'away' }]);
    never.store(1, 'users', { users: [{ id: 'u_1', name: 'A', status: 'away' }] });
    expect(diverged(never.at(5000).receive('user:status', { id: 'u_1', name: 'A', status: 'busy' }))).toEqual([]);
  });

  test('is none where the store holds something of its own, or the server said another thing meanwhile', () => {
    expect(diverged(customer().commit(1, put(2, 'read', 'locally')))).toEqual([]);
    expect(
      diverged(
        customer()
          .after(1000)
          .fetch(line, chat(true, true, false)),
      ),
    ).toEqual([]);
  });

  test('is none where the copy is a draft or a list of another question', () => {
    const title = (name: string): JsonObject => ({ id: 't_1', name });
    const page = new PageTrace('carol')
      .at(100)
      .seen('carol')
      .fetch('GET /api/titles', [title('One')]);
    page.store(1, 'titles', { all: [title('One')], draft: title('One'), found: [title('One')] });
    page
      .at(9000)
      .fetch('GET /api/titles', [title('Two')])
      .commit(1, { op: 'set', path: ['all', 0, 'name'], value: 'Two' });
    page
      .at(19_000)
      .fetch('GET /api/titles', [title('Three')])
      .commit(1, { op: 'set', path: ['all', 0, 'name'], value: 'Three' });
    expect(diverged(page)).toEqual([]);
  });

  test('is looked at again later while the user changes it too', () => {
    const writing = (to: boolean) => {
      const page = customer().after(500);
      const request = page.beginFetch('PUT /api/messages/m_3', undefined, { read: true });
      page.after(3000).answer(request, remark(3, true));
      return to ? page.commit(1, put(2, 'read', true)) : page;
    };
    expect(diverged(writing(true))).toEqual([]);
    expect(diverged(writing(false))).toHaveLength(1);
  });

  test('is none in a list that says again and again how it was', () => {
    const user = (number: number, status: string): JsonObject => ({ id: `u_${number}`, status });
    const page = new PageTrace('bob')
      .at(100)
      .seen('bob')
      .fetch('GET /api/users', [user(1, 'away'), user(2, 'away')]);
    page.store(1, 'log', { lines: [] }).at(1000).connect('eio-1', { token: 'x' });
    const said = [user(1, 'busy'), user(2, 'busy'), user(1, 'here'), user(2, 'here')];
    for (const [index, item] of said.entries()) {
      page.at(3000 + index * 4000).receive('user:status', item);
      page.commit(1, { op: 'splice', path: ['lines'], at: index, remove: 0, insert: [item] });
    }
    expect(diverged(page)).toEqual([]);
  });

  test('is none where only a time moved, or records are missing', () => {
    const user = (seenAt: number): JsonObject => ({ id: 'u_1', name: 'A', lastSeenAt: seenAt });
    const page = new PageTrace('bob')
      .at(100)
      .seen('bob')
      .fetch('GET /api/users', [user(1)])
      .store(1, 'users', { users: [user(1)] });
    page
      .at(5000)
      .fetch('GET /api/users', [user(2)])
      .at(9000)
      .fetch('GET /api/users', [user(3)]);
    expect(diverged(page)).toEqual([]);
    expect(diverged(customer().loseRecord().after(100).visibility('visible'))).toEqual([]);
  });

  test('is the same incident when its records come twice, in another order, or in parts', () => {
    expectSteady('state.diverged', [customer()], { untilT: 60_000, noneUntilT: 21_900 });
    expectSteady('state.diverged', [roster()], { untilT: 60_000, noneUntilT: 21_900 });
  });
});
