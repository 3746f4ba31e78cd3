import type { JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { set } from '#testing/patch-ops.ts';

const found = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'state.diverged');

const ride = (id: number, status = 'requested'): JsonObject => ({ id, passenger: `Passenger ${id}`, status });

/** A page whose user looks at the second ride from 10 s on: a click made a copy of it under this name. */
function page(name = 'selected', how: 'ui.click' | 'ui.press' = 'ui.click'): PageTrace {
  const trace = new PageTrace('ada').at(100).seen('ada').connect('eio-1', { token: 'x' });
  trace.fetch('GET /rides', [ride(1), ride(2), ride(3)]);
  trace.store(1, 'rides', { list: [ride(1), ride(2), ride(3)], selected: null }).at(10_000);
  if (how === 'ui.press') trace.add({ kind: how, key: 'Enter', target: 'li' });
  else trace.add({ kind: how, target: 'li' });
  return trace.add({
    kind: 'store.commit',
    store: 1,
    patch: [set([name], ride(2))],
    cause: trace.seq,
    causeHow: 'sync',
  });
}
/** At 15 s it is assigned; the list has it. */
const assigned = (trace = page()) =>
  trace
    .at(15_000)
    .receive('ride:updated', ride(2, 'assigned'))
    .commit(1, set(['list', 1, 'status'], 'assigned'));

describe('a copy that the user made by choosing what it is of', () => {
  test('and that does not go along with an event as the list does, is likely an incident', () => {
    const [incident, ...others] = found(assigned());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'likely',
      title:
        'status of 2 at selected in store “rides” of ada is "requested", though ride:updated said "assigned" 10.0 s ago',
      facts: { why: 'chosen', held: 'requested', said: 'assigned' },
    });
    expect(incident?.witness.at(-1)?.says).toContain('is what the user chose to look at');
  });

  test('is one incident, however much of it changed', () => {
    const trace = page()
      .at(15_000)
      .receive('ride:updated', { ...ride(2, 'assigned'), passenger: 'Ann' });
    const patch = [set(['list', 1, 'status'], 'assigned'), set(['list', 1, 'passenger'], 'Ann')];
    expect(found(trace.commit(1, ...patch))).toHaveLength(1);
  });

  test('is none when it goes along within ten seconds, and one when it does later', () => {
    const late = set(['selected', 'status'], 'assigned');
    expect(found(assigned().at(24_900).commit(1, late))).toEqual([]);
    expect(found(assigned().at(25_100).commit(1, late))).toHaveLength(1);
  });

  test('is none when it is no longer chosen, or another is', () => {
    expect(
      found(
        assigned()
          .at(20_000)
          .commit(1, set(['selected'], null)),
      ),
    ).toEqual([]);
    expect(
      found(
        assigned()
          .at(20_000)
          .commit(1, set(['selected'], ride(3))),
      ),
    ).toEqual([]);
  });

  test('is none under a name for what is edited, or for what was', () => {
    for (const name of ['draft', 'editing', 'selectedOriginal', 'formSelected', 'lastOpened'])
      expect(found(assigned(page(name)))).toEqual([]);
  });

  test('is none when the user entered something since, or changed the copy', () => {
    expect(found(assigned(page().at(12_000).add({ kind: 'ui.change', target: 'input' })))).toEqual([]);
    const edited = page()
      .at(12_000)
      .commit(1, set(['selected', 'passenger'], 'Ann'));
    expect(found(assigned(edited))).toEqual([]);
  });

  test('is none when no step of the user made it, or no copy went along', () => {
    const trace = page('other')
      .at(11_000)
      .commit(1, set(['selected'], ride(2)));
    expect(found(assigned(trace))).toEqual([]);
    expect(found(page().at(15_000).receive('ride:updated', ride(2, 'assigned')))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('state.diverged', [assigned()], { untilT: 60_000, noneUntilT: 24_900 });
  });
});
