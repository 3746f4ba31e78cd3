import type { Json, JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, kindsOf, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const regressed = (page: PageTrace) => ofKind(detectAll([page]), 'order.regressed');

const room = (version: number, assignee: string | null, more: JsonObject = {}): JsonObject => ({
  id: 'r_1',
  version,
  topic: 'wheels',
  assignee,
  ...more,
});

const show = (page: PageTrace, value: Json): PageTrace => page.commit(1, { op: 'set', path: ['rooms', 0], value });

/** An agent's page, with a room at version 1. */
function inbox(first: JsonObject = room(1, null)): PageTrace {
  const page = new PageTrace('agent').at(100).seen('agent');
  page.fetch('GET /api/rooms', [first], { auth: 'bearer' });
  page.store(1, 'inbox', { rooms: [first] });
  return page.at(1000).connect('eio-1', { token: 't' });
}

interface Late {
  readonly newer?: JsonObject;
  readonly older?: JsonObject;
  readonly event?: string;
}

/** Version 3 comes at 10 s, and version 2 a second later. */
function late({ newer = room(3, 'bob'), older = room(2, 'alice'), event = 'room_updated' }: Late = {}): PageTrace {
  const page = show(inbox().at(10_000).receive('room_updated', newer), newer);
  return page.at(11_000).receive(event, older);
}

const took = (options: Late = {}): PageTrace => show(late(options), options.older ?? room(2, 'alice'));

const timed = (second: number, assignee: string): JsonObject => ({
  id: 'r_1',
  topic: 'wheels',
  assignee,
  updatedAt: new Date(1_700_000_000_000 + second * 1000).toISOString(),
});

describe('an event that is older than what was told before', () => {
  test('is an incident when the store goes back to it', () => {
    expect(regressed(took())).toMatchObject([
      {
        severity: 'high',
        confidence: 'observed',
        title:
          'room_updated took assignee of r_1 at rooms[r_1] in store “inbox” of agent back from version 3, which room_updated had brought 1.0 s before, to version 2',
        facts: { id: 'r_1', fields: ['assignee'], by: 'version', from: 3, to: 2, store: 'inbox' },
      },
    ]);
    expectSteady('order.regressed', [took()], { untilT: 60_000, noneUntilT: 12_900 });
  });

  test('is one under another name too, and where a read had told the newer one', () => {
    expect(regressed(took({ event: 'new_room', older: room(1, null) }))).toMatchObject([
      { facts: { older: 'new_room', newer: 'room_updated' } },
    ]);
    const page = show(
      inbox()
        .at(10_000)
        .fetch('GET /api/rooms', [room(3, 'bob')]),
      room(3, 'bob'),
    );
    expect(regressed(show(page.at(11_000).receive('room_updated', room(2, 'alice')), room(2, 'alice')))).toHaveLength(
      1,
    );
  });

  test('is nothing at all when the store keeps the newer one', () => {
    expect(kindsOf(detectAll([late()]))).toEqual([]);
  });

  test('is none when the store is right again after 1.9 s, and one when it takes longer', () => {
    expect(regressed(show(took().at(12_900), room(3, 'bob')))).toEqual([]);
    expect(regressed(show(took().at(13_100), room(3, 'bob')))).toHaveLength(1);
  });

  test('is none when the page reads again, and the answer repairs it', () => {
    const page = took().at(11_500);
    const request = page.beginFetch('GET /api/rooms');
    expect(regressed(show(page.at(14_000).answer(request, [room(3, 'bob')]), room(3, 'bob')))).toEqual([]);
  });

  test('is none when what it tells is the same, or newer, or of no version', () => {
    expect(regressed(took({ older: room(3, 'alice') }))).toEqual([]);
    expect(regressed(took({ older: room(4, 'alice') }))).toEqual([]);
    const bare = { id: 'r_1', topic: 'wheels', assignee: 'alice' };
    expect(regressed(took({ older: bare }))).toEqual([]);
  });
});

describe('what goes back by its time of change', () => {
  test('is an incident, and only likely where two clocks may have told it', () => {
    expect(regressed(took({ newer: timed(9, 'bob'), older: timed(7, 'alice') }))).toMatchObject([
      { confidence: 'observed', facts: { by: 'updatedAt' } },
    ]);
    expect(regressed(took({ newer: timed(9, 'bob'), older: timed(8.5, 'alice') }))).toMatchObject([
      { confidence: 'likely' },
    ]);
  });

  test('is none where the version and the time disagree: then it was done on purpose', () => {
    const newer = { ...room(3, 'bob'), updatedAt: '2026-01-01T10:00:00Z' };
    const older = { ...room(2, 'alice'), updatedAt: '2026-01-01T10:05:00Z' };
    expect(regressed(took({ newer, older }))).toEqual([]);
  });
});

describe('going back on purpose is none', () => {
  test('when the event says so by its name', () => {
    expect(regressed(took({ event: 'room_restored' }))).toEqual([]);
  });

  test('when the user asked for it, and the answer tells the same version or none', () => {
    const undone = (answer: Json) => {
      const page = show(inbox().at(9000).receive('room_updated', room(3, 'bob')), room(3, 'bob'));
      const request = page.at(10_900).beginFetch('POST /api/rooms/r_1/undo', 'bearer', {});
      show(page.at(11_000).receive('room_updated', room(2, 'alice')), room(2, 'alice'));
      return page.at(11_100).answer(request, answer);
    };
    expect(regressed(undone(room(2, 'alice')))).toEqual([]);
    expect(regressed(undone({ ok: true }))).toEqual([]);
    expect(regressed(undone(room(4, 'carol')))).toHaveLength(1);
  });

  test('when a later read says that it is so', () => {
    expect(
      regressed(
        took()
          .at(12_000)
          .fetch('GET /api/rooms', [room(2, 'alice')]),
      ),
    ).toEqual([]);
  });

  test('when no event came: an optimistic change rolled back, or time travel', () => {
    const page = show(inbox().at(10_000).receive('room_updated', room(3, 'bob')), room(3, 'bob'));
    expect(regressed(show(page.at(11_000), room(2, 'alice')))).toEqual([]);
  });
});

test('what was told again after a return, and ends with the newest, is none', () => {
  const page = show(inbox().at(10_000).receive('room_updated', room(4, 'carol')), room(4, 'carol'));
  page.at(11_000);
  for (const version of [2, 3, 4])
    show(page.after(50).receive('room_updated', room(version, `a${version}`)), room(version, `a${version}`));
  expect(regressed(page)).toEqual([]);
});

test('where a record is missing, nothing is said', () => {
  const page = show(inbox().at(10_000).receive('room_updated', room(3, 'bob')), room(3, 'bob')).loseRecord();
  expect(regressed(show(page.at(11_000).receive('room_updated', room(2, 'alice')), room(2, 'alice')))).toEqual([]);
});

describe('a sequence number', () => {
  const stop = (id: string, sequence: Readonly<Record<string, number>>, eta: string): JsonObject => ({
    id,
    eta,
    ...sequence,
  });
  const moved = (field: string, [first, second, third, to]: readonly [number, number, number, number]) => {
    const stops = [first, second, third].map((number, index) => stop(`s_${index}`, { [field]: number }, '10:00'));
    const page = new PageTrace('driver').at(100).seen('driver').fetch('GET /api/stops', stops, { auth: 'bearer' });
    page.store(1, 'route', { stops }).at(1000).connect('eio-1', { token: 't' });
    const next = stop('s_2', { [field]: to }, '09:30');
    return page
      .at(10_000)
      .receive('stop_updated', next)
      .commit(1, { op: 'set', path: ['stops', 2], value: next });
  };

  test('of changes tells what is older, by whatever name', () => {
    for (const field of ['seq', 'sequence', 'seqNo', 'sequence_number'])
      expect(regressed(moved(field, [401, 402, 410, 409]))).toMatchObject([{ facts: { by: field, to: 409 } }]);
  });

  test('of places in an order tells nothing: something was moved up', () => {
    for (const field of ['seq', 'sequence', 'seqNo', 'sequence_number']) {
      expect(regressed(moved(field, [1, 2, 3, 1]))).toEqual([]);
      expect(regressed(moved(field, [0, 1, 2, 0]))).toEqual([]);
      expect(regressed(moved(field, [10, 20, 30, 10]))).toEqual([]);
      // The one that was moved before it has its place already.
      expect(regressed(moved(field, [2, 3, 3, 1]))).toEqual([]);
    }
  });
});
