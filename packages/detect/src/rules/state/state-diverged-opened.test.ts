import type { Json, JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { set } from '#testing/patch-ops.ts';

const found = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'state.diverged');

const booking = (id: number, room = 'Loft'): JsonObject => ({ id: `bk_${id}`, guest: `Guest ${id}`, room });
const list = '["bookings"]';
const keyOf = (id: number) => `["booking","bk_${id}"]`;

/** A page that keeps answers under what was asked for, and in which the user opens one of three bookings at 10 s. */
function page(): PageTrace {
  const all: Json = [booking(1), booking(2), booking(3)];
  const trace = new PageTrace('ada').at(100).seen('ada').connect('eio-1', { token: 'x' });
  trace.fetch('GET /bookings', all).store(1, 'queries', { [list]: { data: all } });
  return trace.at(10_000).add({ kind: 'ui.click', target: 'button' });
}
const read = (trace: PageTrace, id: number, key = keyOf(id)) =>
  trace.fetch(`GET /bookings/bk_${id}`, booking(id)).commit(1, set([key], { data: booking(id) }));
/** At 15 s the third one is moved; the list has it. */
const moved = (trace: PageTrace) =>
  trace
    .at(15_000)
    .receive('booking:updated', booking(3, 'Cellar'))
    .commit(1, set([list, 'data', 2, 'room'], 'Cellar'));

describe('a thing that the user opened', () => {
  test('and that does not go along with an event as its list does, is likely an incident', () => {
    const [incident, ...others] = found(moved(read(page(), 3)));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'likely',
      facts: { why: 'shown', held: 'Loft', said: 'Cellar', path: `${keyOf(3)}.data` },
    });
    expectSteady('state.diverged', [moved(read(page(), 3))], { untilT: 60_000, noneUntilT: 24_900 });
  });

  test('is none when it goes along within ten seconds, and one when it does later', () => {
    const late = set([keyOf(3), 'data', 'room'], 'Cellar');
    expect(found(moved(read(page(), 3)).at(24_900).commit(1, late))).toEqual([]);
    expect(found(moved(read(page(), 3)).at(25_100).commit(1, late))).toHaveLength(1);
  });

  test('is looked at once more where the page sends something about it just then', () => {
    const sent = { sent: { bookingId: 'bk_3', text: 'Towels' } };
    const noted = moved(read(page(), 3)).at(23_000).fetch('POST /notes', { ok: true }, sent);
    expect(found(noted, 29_900)).toEqual([]);
    expect(found(noted)).toMatchObject([{ facts: { why: 'shown' } }]);
  });

  test('is none when the user did something since: it may be closed', () => {
    expect(found(moved(read(page(), 3).at(12_000).add({ kind: 'ui.click', target: 'a' })))).toEqual([]);
    expect(found(moved(read(page(), 3)).at(16_000).add({ kind: 'ui.click', target: 'a' }))).toEqual([]);
  });

  test('is none where it was fetched ahead: with others, long after the step, or without one', () => {
    expect(found(moved(read(read(page(), 2), 3)))).toEqual([]);
    expect(found(moved(read(page().at(11_100), 3)))).toEqual([]);
  });

  test('is none when it is asked for again by itself: that will bring it', () => {
    expect(found(moved(read(page(), 3).at(12_000).fetch('GET /bookings/bk_3', booking(3))))).toEqual([]);
  });

  test('is none where it is not kept as an answer, but under a name of its own: it may be a draft', () => {
    expect(found(moved(read(page(), 3, 'form')))).toEqual([]);
  });
});

describe('a thing that TanStack Query knows to be shown', () => {
  const readAsQuery = (trace: PageTrace) =>
    trace
      .fetch('GET /bookings/bk_3', booking(3))
      .commit(1, set([keyOf(3)], { queryKey: ['booking', 'bk_3'], state: { data: booking(3) } }));
  const click = (trace: PageTrace, at: number) => trace.at(at).add({ kind: 'ui.click', target: 'a' });

  test('is there also when the user did something else since', () => {
    for (const trace of [moved(click(readAsQuery(page()), 12_000)), click(moved(readAsQuery(page())), 16_000)])
      expect(found(trace)).toMatchObject([{ facts: { why: 'shown', path: `${keyOf(3)}.state.data` } }]);
  });

  test('is not judged once no component shows it, or something was entered, or it is asked for again', () => {
    const closed = set([keyOf(3), 'shown'], false);
    expect(found(moved(click(readAsQuery(page()), 12_000).commit(1, closed)))).toEqual([]);
    const typed = readAsQuery(page()).at(12_000).add({ kind: 'ui.change', target: 'input' });
    expect(found(moved(click(typed, 13_000)))).toEqual([]);
    expect(found(moved(click(readAsQuery(page()), 12_000)).fetch('GET /bookings/bk_3', booking(3)))).toEqual([]);
  });
});
