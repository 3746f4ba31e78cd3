import type { Json, JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { insert } from '#testing/patch-ops.ts';

const found = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'event.dropped');

const alert = (number: number, more: JsonObject = {}): JsonObject => ({
  id: `al_${number}`,
  plantId: 'pl_1',
  level: 'high',
  text: `Pump ${number} stands still`,
  ...more,
});
const append = (at: number, ...items: Json[]) => insert(['alerts'], at, ...items);

const wall = (): PageTrace =>
  new PageTrace('alice')
    .at(100)
    .seen('alice')
    .connect('eio-1', { token: 'x' })
    .store(1, 'wall', { alerts: [], plant: 'pl_1' });

/** An event that the page takes in. */
function taken(page: PageTrace, number: number, more: JsonObject = {}, at = number): PageTrace {
  page.after(3_000).receive('alert', alert(number, more));
  const cause = page.seq;
  return page.add({ kind: 'store.commit', store: 1, patch: [append(at - 1, alert(number, more))], cause });
}

function habitual(times = 3): PageTrace {
  const page = wall();
  for (let number = 1; number <= times; number++) taken(page, number);
  return page;
}

const dropped = (page: PageTrace, more: JsonObject = {}): PageTrace => page.at(20_000).receive('alert', alert(9, more));

describe('an event of which nothing comes', () => {
  test('is an incident when a list took in three of its like', () => {
    const [incident, ...others] = found(dropped(habitual()));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'likely',
      title:
        'alert brought al_9, and 2.0 s later no store of alice has it, though alerts in store “wall” took in 3 of 3 before',
      facts: { event: 'alert', id: 'al_9', store: 'wall', path: 'alerts', taken: 3, seen: 3 },
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['received', 'taken-before']);
  });

  test('is none when only two were taken, or fewer than 80 % of them', () => {
    expect(found(dropped(habitual(2)))).toEqual([]);
    const picky = () =>
      habitual()
        .after(3_000)
        .receive('alert', alert(7, { level: 'low' }));
    expect(found(dropped(picky()))).toEqual([]);
    expect(found(dropped(taken(picky(), 4)))).toHaveLength(1);
  });

  test('is none when it is taken within 1.9 s, and one after 2.1 s', () => {
    expect(
      found(
        dropped(habitual())
          .after(1_900)
          .commit(1, append(3, alert(9))),
      ),
    ).toEqual([]);
    expect(
      found(
        dropped(habitual())
          .after(2_100)
          .commit(1, append(3, alert(9))),
      ),
    ).toHaveLength(1);
  });

  test('is none when it changed something else, was deleted at once, or is being read', () => {
    const counted = dropped(habitual());
    const cause = counted.seq;
    expect(
      found(counted.add({ kind: 'store.commit', store: 1, patch: [{ op: 'set', path: ['unread'], value: 1 }], cause })),
    ).toEqual([]);
    expect(found(dropped(habitual()).after(500).receive('alert:deleted', { id: 'al_9' }))).toEqual([]);
    const reading = dropped(habitual());
    const request = reading.beginFetch('GET /api/alerts');
    reading
      .after(3_000)
      .answer(request, [alert(9)])
      .commit(1, append(3, alert(9)));
    expect(found(reading)).toEqual([]);
  });

  test('is none where it may be left out on purpose: another place, author, mark or shape', () => {
    for (const more of [{ plantId: 'pl_2' }, { level: 'debug' }, { authorId: 'carol' }, { muted: true }])
      expect(found(dropped(habitual(), more))).toEqual([]);
  });

  test('is none when it is the own echo', () => {
    const mine = { authorId: 'alice' };
    const page = wall();
    for (const number of [1, 2, 3]) taken(page, number, mine);
    expect(found(dropped(page, mine))).toEqual([]);
    const said = dropped(habitual().send('alert', { text: 'Pump 9 stands still' }));
    expect(found(said)).toEqual([]);
  });

  test('is none when the view was turned since, the list is gone or full, or nobody looks', () => {
    expect(
      found(
        dropped(
          habitual()
            .after(2_500)
            .commit(1, { op: 'set', path: ['isPaused'], value: true }),
        ),
      ),
    ).toEqual([]);
    expect(
      found(
        dropped(
          habitual()
            .after(2_500)
            .commit(1, { op: 'set', path: ['alerts'], value: [] }),
        ),
      ),
    ).toEqual([]);
    const full = habitual().after(3_000).receive('alert', alert(4));
    full.commit(1, { op: 'splice', path: ['alerts'], at: 0, remove: 1, insert: [alert(4)] });
    expect(found(dropped(full))).toEqual([]);
    expect(found(dropped(habitual().after(2_500).visibility('hidden')))).toEqual([]);
  });

  test('is none of what a store holds already', () => {
    expect(found(habitual().at(20_000).receive('alert', alert(3)))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('event.dropped', [dropped(habitual())], { untilT: 60_000, noneUntilT: 21_900 });
  });
});
