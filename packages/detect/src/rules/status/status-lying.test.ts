import type { Json } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { set } from '#testing/patch-ops.ts';

const lies = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'status.lying');
const token = { token: 'bob-token-1' };

/** A page whose status went to connected with the socket, which is lost at 10 s. */
function chat(name = 'status', up: Json = 'connected', before: Json = 'connecting', loses = true): PageTrace {
  const page = new PageTrace('bob')
    .at(100)
    .seen('bob')
    .store(1, 'connection', { [name]: before });
  page
    .at(1000)
    .connect('eio-1', token)
    .after(20)
    .commit(1, set([name], up));
  return loses ? page.at(10_000).lose() : page.at(10_000);
}

/** A page without a socket; its requests fail at these times, after one that was answered. */
function support(...failedAtT: readonly number[]): PageTrace {
  const page = new PageTrace('carol').at(100).seen('carol').store(1, 'chat', { status: 'connecting' });
  page
    .at(1000)
    .fetch('GET /api/chat', messages(1))
    .commit(1, set(['status'], 'connected'));
  for (const t of failedAtT) {
    const request = page.at(t).beginFetch('GET /api/chat');
    page.after(10).add({ kind: 'http.failure', request, reason: 'network', message: 'Failed to fetch', durationMs: 9 });
  }
  return page;
}

describe('a status in a store', () => {
  test('is an incident when it says connected 3 s after the socket was lost', () => {
    const [incident, ...others] = lies(chat());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'observed',
      title: 'status in store “connection” of bob says "connected", and its socket has been down for 3.0 s',
      facts: { store: 'connection', path: 'status', value: 'connected', forMs: 3000 },
    });
  });

  test('is one as a flag too', () => {
    expect(lies(chat('isConnected', true, false))).toHaveLength(1);
  });

  test('is one when it is called after what it tells of', () => {
    for (const name of ['link', 'transport', 'ws']) expect(lies(chat(name, 'live'))).toHaveLength(1);
    expect(lies(chat('mode', 'live'))).toEqual([]);
  });

  test('is none when it is put right after 2.9 s, and one after 3.1 s', () => {
    expect(
      lies(
        chat()
          .at(12_900)
          .commit(1, set(['status'], 'disconnected')),
      ),
    ).toEqual([]);
    expect(
      lies(
        chat()
          .at(13_100)
          .commit(1, set(['status'], 'disconnected')),
      ),
    ).toHaveLength(1);
    expect(
      lies(
        chat()
          .at(10_100)
          .commit(1, set(['status'], 'reconnecting')),
      ),
    ).toEqual([]);
  });

  test('is none when the socket is back after 2.9 s', () => {
    expect(lies(chat().at(12_900).connect('eio-2', token))).toEqual([]);
  });

  test('is one when it goes on saying disconnected after the socket is back', () => {
    const page = chat()
      .at(10_050)
      .commit(1, set(['status'], 'disconnected'))
      .at(15_000)
      .connect('eio-2', token);
    expect(lies(page)[0]?.title).toBe(
      'status in store “connection” of bob says "disconnected", and its socket has been up again for 3.0 s',
    );
    expect(lies(page.at(17_900).commit(1, set(['status'], 'connected')))).toEqual([]);
  });

  test('is none where it was never seen to follow, or is about somebody else', () => {
    const still = new PageTrace('bob').at(100).seen('bob').store(1, 'connection', { status: 'connected' });
    expect(lies(still.at(1000).connect('eio-1', token).at(10_000).lose())).toEqual([]);
    const early = new PageTrace('bob').at(100).seen('bob').store(1, 'upload', { status: 'idle' });
    early
      .at(500)
      .commit(1, set(['status'], 'ready'))
      .at(1000)
      .connect('eio-1', token)
      .after(10);
    expect(
      lies(
        early
          .commit(1, set(['status'], 'ready'))
          .at(10_000)
          .lose(),
      ),
    ).toEqual([]);
    const people = new PageTrace('bob')
      .at(100)
      .seen('bob')
      .store(1, 'presence', { users: { alice: {} }, carol: {} });
    people.at(1000).connect('eio-1', token).receive('user', { id: 'carol', name: 'Carol' }).after(10);
    people.commit(1, set(['users', 'alice', 'status'], 'online'), set(['carol', 'status'], 'online'));
    expect(lies(people.at(10_000).lose())).toEqual([]);
  });

  test('is none where the app left the socket, the user logged out, or nobody looks', () => {
    expect(lies(chat('status', 'connected', 'connecting', false).leave())).toEqual([]);
    expect(lies(chat().at(10_500).logout('bob'))).toEqual([]);
    expect(lies(chat().at(10_500).visibility('hidden'))).toEqual([]);
  });

  test('is an incident while requests fail, on a page that has nothing else', () => {
    const [incident, ...others] = lies(support(4000, 7000));
    expect(others).toEqual([]);
    expect(incident?.title).toBe(
      'status in store “chat” of carol says "connected", and its requests have failed for 4.0 s',
    );
  });

  test('is none with one failure, with failures within 2.9 s, or when the next request is answered', () => {
    expect(lies(support(4000))).toEqual([]);
    expect(lies(support(4000, 5000).at(6_500).fetch('GET /api/chat', messages(1)))).toEqual([]);
    expect(lies(support(4000, 5000).at(7_500).fetch('GET /api/chat', messages(1)))).toHaveLength(1);
    expect(lies(support(4000, 7000).at(7_500).fetch('GET /api/chat', messages(1)))).toEqual([]);
  });

  test('is none when it says so while requests fail, or the page itself called them off', () => {
    expect(
      lies(
        support(4000, 7000)
          .after(20)
          .commit(1, set(['status'], 'disconnected')),
      ),
    ).toEqual([]);
    const page = support();
    for (const t of [4000, 7000]) {
      const request = page.at(t).beginFetch('GET /api/chat');
      page.add({ kind: 'http.failure', request, reason: 'abort', message: 'aborted', durationMs: 1 });
    }
    expect(lies(page)).toEqual([]);
  });

  test('is a likely incident where it stands beside the data that cannot be read, and was never seen to follow', () => {
    const beside = (state: Json) => {
      const page = new PageTrace('carol')
        .at(100)
        .seen('carol')
        .fetch('GET /api/chat', messages(1))
        .store(1, 'Chat', state);
      for (const t of [4000, 7000]) page.at(t).fail(page.beginFetch('GET /api/chat'));
      return lies(page)[0]?.confidence;
    };
    expect(beside({ status: 'connected', messages: messages(1) })).toBe('likely');
    expect(beside({ status: 'connected', messages: messages(2) })).toBeUndefined();
    expect(beside({ status: 'open', messages: messages(1) })).toBeUndefined();
    expect(beside({ headset: { status: 'connected' }, messages: messages(1) })).toBeUndefined();
  });

  test('is the same incident when its records come twice, in another order, or in parts', () => {
    expectSteady('status.lying', [chat()], { untilT: 60_000, noneUntilT: 12_900 });
    expectSteady('status.lying', [support(4000, 7000)], { untilT: 60_000, noneUntilT: 7_500 });
  });
});

test('a status that says down is none while one of the streams that it followed is', () => {
  const stream = (page: PageTrace, number: number, path: string): PageTrace =>
    page
      .add({ kind: 'stream.attempt', stream: number, url: `http://127.0.0.1:3000/${path}` })
      .after(10)
      .add({ kind: 'stream.open', stream: number });
  const desk = (closes: boolean): PageTrace => {
    const page = new PageTrace('bob').at(100).seen('bob').store(1, 'desk', { connected: false }).at(1000);
    stream(stream(page, 1, 'duties'), 2, 'positions')
      .after(20)
      .commit(1, set(['connected'], true))
      .at(10_000);
    for (const number of [1, 2]) page.add({ kind: 'stream.error', stream: number, retries: true });
    if (closes) page.add({ kind: 'stream.close', stream: 2 });
    page
      .after(5)
      .commit(1, set(['connected'], false))
      .at(13_000)
      .add({ kind: 'stream.open', stream: 1 });
    return closes ? page : page.add({ kind: 'stream.open', stream: 2 });
  };
  expect(lies(desk(true), 60_000)).toEqual([]);
  expect(lies(desk(false), 60_000)).toHaveLength(2);
});
