import type { Json, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { message, messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { PageTrace } from '#testing/page-trace.ts';

const stale = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'logout.stale-store');

const conversation = (id: string): Json => ({ id, title: `Title of ${id}`, members: [{ id: 'carol', name: 'Carol' }] });

/** Alice logs in at 500 ms, reads, and logs out at 10 s. */
function alicesPage(state: Json = { byConversation: { c_1: messages(1, 2) } }): PageTrace {
  const page = new PageTrace('tab')
    .at(500)
    .fetch('POST /api/login', { token: 't', user: { id: 'alice', name: 'Alice' } });
  page
    .login('alice')
    .at(1000)
    .fetch('GET /api/conversations', [conversation('c_1')], { auth: 'bearer' });
  page.at(1100).fetch('GET /api/conversations/c_1/messages', messages(1, 2), { auth: 'bearer' });
  return page.store(1, 'messages', state).at(10_000).logout('alice');
}

describe('a store after a logout', () => {
  test("is an incident when it holds the former user's entities 2 s later", () => {
    const [incident, ...others] = stale(alicesPage());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'observed',
      identity: 'alice',
      title: '2 s after alice logged out, 2 entities of alice (m_1, m_2) are still in store “messages”',
      facts: {
        who: 'alice',
        stores: [
          { store: 1, name: 'messages', entities: 2, ids: ['m_1', 'm_2'], paths: ['byConversation.*'], values: [] },
        ],
      },
    });
    expect(incident?.witness).toHaveLength(2);
  });

  test('is none when it is reset 1.9 s after the logout, and one at 2.1 s', () => {
    const reset: PatchOp = { op: 'set', path: [], value: { byConversation: {} } };
    expect(stale(alicesPage().at(11_900).commit(1, reset))).toEqual([]);
    expect(stale(alicesPage().at(12_100).commit(1, reset))).toHaveLength(1);
  });

  test('is an incident when it holds a credential or the id of the user', () => {
    const page = new PageTrace('tab').at(100).seen('alice').connect('eio-1', { token: 'alices-secret-token' });
    page.store(1, 'session', { user: { userId: 'alice' }, token: 'alices-secret-token', lastUser: 'alice' });
    expect(stale(page.at(5000).logout('alice'))[0]).toMatchObject({
      title: '2 s after alice logged out, the identity of alice is still in store “session”',
      facts: { stores: [{ entities: 0, values: ['user.userId', 'token'] }] },
    });
  });

  test('is none where the entities came without a login too', () => {
    const page = new PageTrace('tab').at(100).fetch('GET /api/messages', messages(1, 2)).at(500).login('alice');
    page.fetch('GET /api/messages', messages(1, 2), { auth: 'bearer' }).store(1, 'messages', messages(1, 2));
    expect(stale(page.at(10_000).logout('alice'))).toEqual([]);
  });

  test('is none where they came by a request without credentials, and others have them', () => {
    const page = new PageTrace('tab').at(100).login('alice').fetch('GET /api/me/orders', [], { auth: 'bearer' });
    page.fetch('GET /api/products', messages(1, 2)).store(1, 'products', messages(1, 2));
    expect(stale(page.at(10_000).logout('alice'))).toEqual([]);
  });

  test('is none where it holds only what no server sent', () => {
    expect(stale(alicesPage({ tabs: [{ id: 'tab-1', open: true }], theme: 'dark' }))).toEqual([]);
  });

  test('is none when the same user is back, or the page is gone, or it was not watched for 2 s', () => {
    expect(stale(alicesPage().at(11_000).login('alice'))).toEqual([]);
    expect(stale(alicesPage().at(10_500).add({ kind: 'page.hide', kept: false }))).toEqual([]);
    expect(stale(alicesPage(), 11_900)).toEqual([]);
  });

  test('is none where a record is missing that may have been the reset', () => {
    expect(stale(alicesPage().loseRecord().at(11_000).visibility('visible'))).toEqual([]);
  });

  test('is an incident when a late answer to the former user fills it again', () => {
    const page = alicesPage()
      .at(10_100)
      .commit(1, { op: 'set', path: [], value: { byConversation: {} } });
    page.commit(1, { op: 'set', path: ['byConversation', 'c_1'], value: [message(2)] });
    expect(stale(page)).toHaveLength(1);
  });
});
