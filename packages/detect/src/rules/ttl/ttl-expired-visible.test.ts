import type { JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, kindsOf, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { ORIGIN_MS, PageTrace } from '#testing/page-trace.ts';

const expired = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'ttl.expired-visible');

const iso = (t: number): string => new Date(ORIGIN_MS + t).toISOString();

/** A message that was sent at 5 s and lives for 10. */
const brief: JsonObject = { id: 'm_1', senderId: 'bob', ciphertext: 'x', sentAt: iso(4950), expiresAt: iso(15_000) };

function chat(sent: JsonObject = brief): PageTrace {
  const page = new PageTrace('alice').at(100).seen('alice').store(1, 'messages', { list: [] });
  page.at(1000).connect('eio-1', { token: 't' }).at(5000).receive('message', sent);
  return page.commit(1, { op: 'splice', path: ['list'], at: 0, remove: 0, insert: [sent] });
}

const removed: PatchOp = { op: 'splice', path: ['list'], at: 0, remove: 1, insert: [] };

describe('a message with a time to live', () => {
  test('is an incident when it is in a store 2 s after its end', () => {
    expect(expired(chat())).toMatchObject([
      {
        severity: 'high',
        confidence: 'observed',
        title: 'm_1 expired, and 2.0 s later alice still has it in store “messages”',
        facts: { id: 'm_1', field: 'expiresAt', places: ['store messages: list'] },
      },
    ]);
    expectSteady('ttl.expired-visible', [chat()], { untilT: 30_000, noneUntilT: 16_900 });
  });

  test('is none when it is taken away within 2 s, and one when later', () => {
    expect(expired(chat().at(16_900).commit(1, removed))).toEqual([]);
    expect(expired(chat().at(17_200).commit(1, removed))).toHaveLength(1);
  });

  test('is an incident when it is left in IndexedDB alone', () => {
    const stored = () => chat().put('chat', 'messages', brief).at(15_100).commit(1, removed);
    expect(expired(stored())).toMatchObject([{ facts: { places: ['IndexedDB chat/messages: m_1'] } }]);
    const about = { kind: 'storage.db', database: 'chat', objectStore: 'messages' } as const;
    expect(expired(stored().add({ ...about, op: 'delete', key: 'm_1' }))).toEqual([]);
  });

  test("is none while the server's clock says that it has not come yet", () => {
    const late = (ms: number) => ({ ...brief, sentAt: iso(4950 - ms), expiresAt: iso(15_000 - ms) });
    // The page's clock is a minute ahead: what was just sent seems a minute old.
    expect(expired(chat(late(60_000)).at(16_900).commit(1, removed))).toEqual([]);
    expect(expired(chat(late(60_000)).at(17_500).commit(1, removed))).toHaveLength(1);
    const { sentAt: _sentAt, ...timeless } = brief;
    expect(expired(chat(timeless))).toEqual([]);
  });

  test('is none where the copy was given more time, or says that it is gone', () => {
    const set = (path: string, value: string | boolean) =>
      chat()
        .at(10_000)
        .commit(1, { op: 'set', path: ['list', 0, path], value });
    expect(expired(set('expiresAt', iso(90_000)))).toEqual([]);
    expect(expired(set('expired', true))).toEqual([]);
    expect(
      expired(
        chat()
          .at(10_000)
          .receive('message:edited', { ...brief, expiresAt: iso(90_000) }),
      ),
    ).toEqual([]);
  });

  test('is an incident on the page that sent it, which reckoned the end itself', () => {
    const page = new PageTrace('alice').at(100).seen('alice').store(1, 'messages', { list: [] });
    const sent = { ...brief, box: { iv: 'i', sealed: 's' } };
    page.at(1000).connect('eio-1', { token: 't' }).at(5000).ask('send', 1, sent);
    page.commit(1, { op: 'splice', path: ['list'], at: 0, remove: 0, insert: [{ ...sent, expiresAt: iso(14_960) }] });
    expect(expired(page)).toHaveLength(1);
  });

  test('is none for offers, invitations and sessions, which stay to be seen', () => {
    for (const thing of [
      { id: 'i_1', email: 'bob@mail.test', createdAt: iso(4950), expiresAt: iso(15_000) },
      { id: 'o_1', title: 'Half price', createdAt: iso(4950), expires: iso(15_000) },
      { id: 's_1', device: 'phone', createdAt: iso(4950), expiry: iso(15_000) },
    ])
      expect(kindsOf(detectAll([chat(thing)]))).toEqual([]);
  });

  test('is none on a page that is hidden, and one 2 s after it is back', () => {
    expect(expired(chat().at(14_000).visibility('hidden'))).toEqual([]);
    expect(expired(chat().at(14_000).visibility('hidden').at(16_000).visibility('visible'))).toMatchObject([
      { untilAt: ORIGIN_MS + 18_000 },
    ]);
  });
});
