import { describe, expect, test } from 'vitest';
import { messages } from '#testing/chat-traces.ts';
import { detectAll, kindsOf, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const stale = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'logout.stale-storage');

const TOKEN = '[redacted:0123456789ab]';
const BOB = '[redacted:bbbbbbbbbbbb]';
const bearer = { auth: 'bearer' };

/** Alice logs in at 500 ms, is given a token, and reads two messages. */
function alicesPage(): PageTrace {
  const page = new PageTrace('tab').at(500);
  const user = { id: 'alice', name: 'Alice' };
  page.fetch('POST /api/login', { token: TOKEN, user });
  page.add({ kind: 'identity.login', who: 'alice', label: 'alice', how: 'response', source: page.seq });
  return page.at(1000).fetch('GET /api/messages', messages(1, 2), bearer);
}

const out = (page: PageTrace): PageTrace => page.at(10_000).logout('alice');
const left = (write: (page: PageTrace) => PageTrace, untilT?: number) => stale(out(write(alicesPage())), untilT);

describe('a storage after a logout', () => {
  test('is an incident when it holds the former user, token, keys and data 2 s later', () => {
    const page = alicesPage().keep('chat:user', { id: 'alice', name: 'Alice' }).keep('token', TOKEN);
    page.keep('deviceUnlockKey', 'b64key').put('chat', 'messages', messages(1)).keep('theme', 'dark');
    const [incident, ...others] = stale(out(page));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'observed',
      severity: 'high',
      identity: 'alice',
      title:
        '2 s after alice logged out, 1 entity of alice (m_1), the identity of alice, deviceUnlockKey are still in localStorage, IndexedDB chat/messages',
      facts: {
        who: 'alice',
        ids: ['m_1'],
        storages: [
          { name: 'localStorage', items: 3, keys: ['chat:user', 'token', 'deviceUnlockKey'] },
          { name: 'IndexedDB chat/messages', items: 1 },
        ],
      },
    });
    expect(incident?.witness).toHaveLength(3);
    expectSteady('logout.stale-storage', [page], { untilT: 20_000, noneUntilT: 9_000 });
  });

  test('is one when it holds the token by which the page had become the user without a logout', () => {
    const page = alicesPage().at(9_000);
    page.fetch('POST /api/impersonate', { token: BOB, user: { id: 'bob' } }).keep('token', BOB);
    page.add({ kind: 'identity.switch', from: 'alice', to: 'bob', label: 'bob', how: 'store', source: page.seq });
    expect(stale(page.at(10_000).logout('bob'))).toMatchObject([{ facts: { who: 'bob' } }]);
  });

  test('is one under whatever the app calls its user', () => {
    for (const key of ['app.member', 'profile', 'shop:customer'])
      expect(left((page) => page.keep(key, { id: 'alice', name: 'Alice' }))).toHaveLength(1);
    expect(left((page) => page.keep('lastSeen', { id: 'alice', name: 'Alice' }))).toEqual([]);
  });

  test('is none when it is cleared 1.9 s after the logout, and one at 2.1 s', () => {
    const cleared = (t: number) =>
      stale(out(alicesPage().keep('token', TOKEN)).at(t).add({ kind: 'storage.remove', area: 'local', key: 'token' }));
    expect(cleared(11_900)).toEqual([]);
    expect(cleared(12_100)).toHaveLength(1);
  });

  test.each([
    ['the key removed', (page: PageTrace) => page.add({ kind: 'storage.remove', area: 'local', key: 'token' })],
    ['the storage cleared', (page: PageTrace) => page.add({ kind: 'storage.clear', area: 'local' })],
    [
      'another tab that removed it',
      (page: PageTrace) => page.add({ kind: 'channel.storage', area: 'local', key: 'token' }),
    ],
    ['an empty value', (page: PageTrace) => page.keep('token', '')],
  ])('is none after %s', (_how, clear) => {
    expect(left((page) => page.keep('token', TOKEN))).toHaveLength(1);
    expect(left((page) => clear(page.keep('token', TOKEN)))).toEqual([]);
  });

  test('knows what becomes of a database', () => {
    const database = 'chat';
    const about = { kind: 'storage.db', database, objectStore: 'messages' } as const;
    const put = (page: PageTrace) => page.put(database, 'messages', { id: 'm_1', text: 'text 1' });
    expect(left(put)).toHaveLength(1);
    expect(left((page) => put(page).add({ ...about, op: 'clear' }))).toEqual([]);
    expect(left((page) => put(page).add({ ...about, op: 'delete', key: 'm_1' }))).toEqual([]);
    expect(left((page) => put(page).add({ ...about, op: 'delete', key: '{"lower":"a"}' }))).toEqual([]);
    expect(left((page) => put(page).add({ kind: 'storage.db-deleted', database }))).toEqual([]);
    expect(left((page) => put(page).add({ kind: 'storage.db-deleted', database: 'other' }))).toHaveLength(1);
  });

  test('finds who it was in what libraries wrap around', () => {
    const user = { id: 'alice', name: 'Alice' };
    expect(left((page) => page.keep('auth-storage', { state: { user }, version: 0 }))).toHaveLength(1);
    expect(left((page) => page.keep('persist:root', { auth: JSON.stringify({ user }) }))).toHaveLength(1);
    expect(left((page) => page.keep('userId', 'alice'))).toHaveLength(1);
  });

  test('says of a key alone only that it is likely', () => {
    expect(left((page) => page.keep('deviceUnlockKey', 'b64key'))).toMatchObject([{ confidence: 'likely' }]);
  });

  test('is none for what is not tied to the user', () => {
    const page = alicesPage()
      .keep('theme', 'dark')
      .keep('lang', 'en')
      .keep('deviceId', 'd-7')
      .keep('lastUser', 'alice');
    page.keep('settings', { id: 's_1', compact: true }).keep('csrfToken', '[redacted:ba9876543210]');
    page.keep('recentTabs', [{ id: 'tab-1' }]).keep('remembered', { id: 'alice', name: 'Alice' });
    page.keep('outbox', [{ id: 'm_1', text: 'text 1' }]);
    expect(kindsOf(detectAll([out(page)]))).toEqual([]);
  });

  test('is none for data kept apart under its own user, or that anybody can read', () => {
    expect(left((page) => page.keep('messages:alice', messages(1)).put('chat-alice', 'messages', messages(1)))).toEqual(
      [],
    );
    const page = new PageTrace('tab').at(100).fetch('GET /api/messages', messages(1, 2)).at(500).login('alice');
    page.fetch('GET /api/messages', messages(1, 2), bearer).keep('cache', messages(1, 2));
    expect(stale(out(page))).toEqual([]);
  });

  test('is none when the same user is back, the page is gone, or it was not watched for long enough', () => {
    const kept = () => out(alicesPage().keep('token', TOKEN));
    expect(stale(kept())).toHaveLength(1);
    expect(stale(kept().at(11_000).login('alice'))).toEqual([]);
    expect(stale(kept().at(10_500).add({ kind: 'page.hide', kept: false }))).toEqual([]);
    expect(stale(kept().at(13_500).add({ kind: 'page.hide', kept: false }))).toEqual([]);
    expect(stale(kept(), 11_900)).toEqual([]);
    expect(stale(kept().loseRecord().at(11_000).visibility('visible'))).toEqual([]);
  });
});
