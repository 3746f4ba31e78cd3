import type { PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { message, messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { PageTrace } from '#testing/page-trace.ts';

const leaks = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'identity.leak');

const empty: PatchOp = { op: 'set', path: [], value: { list: [] } };

/** Alice's messages are in the store; she logs out at 10 s, and Bob logs in at 20 s. */
function bobAfterAlice(): PageTrace {
  const page = new PageTrace('tab').at(500).login('alice');
  page
    .at(1000)
    .fetch('GET /api/messages', messages(1, 2), { auth: 'bearer' })
    .store(1, 'chat', { list: messages(1, 2) });
  return page.at(10_000).logout('alice').at(20_000).login('bob');
}

describe('a store while the next user is logged in', () => {
  test('is an incident when it holds what only the former user was given', () => {
    const page = bobAfterAlice()
      .at(20_500)
      .fetch('GET /api/messages', [message(2), message(3)], { auth: 'bearer' });
    const [incident, ...others] = leaks(page);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'critical',
      confidence: 'observed',
      identity: 'bob',
      title: 'bob is logged in, and store “chat” still holds 1 entity that only alice was given (m_1)',
      facts: { from: 'alice', to: 'bob', ids: ['m_1'], stores: [{ name: 'chat', entities: 1, paths: ['list'] }] },
    });
    expect(incident?.witness).toHaveLength(3);
  });

  test('is an incident after a switch without a logout', () => {
    const page = new PageTrace('tab')
      .at(500)
      .login('alice')
      .fetch('GET /api/messages', messages(1), { auth: 'bearer' });
    page
      .store(1, 'chat', { list: messages(1) })
      .at(9000)
      .add({ kind: 'identity.switch', from: 'alice', to: 'bob', how: 'jwt' });
    expect(leaks(page)).toHaveLength(1);
  });

  test('is none when it is reset 1.9 s after the login, and one at 2.1 s', () => {
    expect(leaks(bobAfterAlice().at(21_900).commit(1, empty))).toEqual([]);
    expect(leaks(bobAfterAlice().at(22_100).commit(1, empty))).toHaveLength(1);
  });

  test('is none where the next user was given the same', () => {
    expect(leaks(bobAfterAlice().at(21_000).fetch('GET /api/messages', messages(1, 2), { auth: 'bearer' }))).toEqual(
      [],
    );
    expect(leaks(bobAfterAlice().at(21_000).connect('eio-1').receive('history', messages(1, 2)))).toEqual([]);
  });

  test('is judged only when the reads of the next user are answered', () => {
    const page = bobAfterAlice().at(21_000);
    const request = page.beginFetch('GET /api/messages', 'bearer');
    expect(leaks(page.at(23_500).answer(request, messages(1, 2)))).toEqual([]);
  });

  test("is an incident when a late answer to the former user's request fills it", () => {
    const page = new PageTrace('tab').at(500).login('alice').store(1, 'chat', { list: [] }).at(9_900);
    const request = page.beginFetch('GET /api/messages', 'bearer');
    page.at(10_000).add({ kind: 'identity.switch', from: 'alice', to: 'bob', how: 'jwt' });
    page
      .at(10_400)
      .answer(request, messages(1))
      .commit(1, { op: 'set', path: ['list'], value: messages(1) });
    expect(leaks(page)[0]?.facts.ids).toEqual(['m_1']);
  });

  test('is none when the same user comes back, or the next one has left already', () => {
    const again = new PageTrace('tab')
      .at(500)
      .login('alice')
      .fetch('GET /api/messages', messages(1), { auth: 'bearer' });
    again
      .store(1, 'chat', { list: messages(1) })
      .at(5000)
      .logout('alice')
      .at(9000)
      .login('alice');
    expect(leaks(again)).toEqual([]);
    expect(leaks(bobAfterAlice().at(21_000).logout('bob'))).toEqual([]);
  });

  test('is none where it was not watched for 2 s, or a record is missing', () => {
    expect(leaks(bobAfterAlice(), 21_900)).toEqual([]);
    expect(leaks(bobAfterAlice().loseRecord().at(21_000).visibility('visible'))).toEqual([]);
  });
});
