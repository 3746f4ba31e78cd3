import type { Json, JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { set } from '#testing/patch-ops.ts';

const found = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'state.diverged');

const issue = (id: number, state = 'open'): JsonObject => ({ id, title: `Issue ${id}`, state });
const all: Json = [issue(1), issue(2), issue(3)];
const mine: Json = [issue(1), issue(3)];

/** A page that reads all issues, and at 10 s, when the user asks for them, its own, under a key of its own. */
function page(key = 'mine', more: JsonObject = {}): PageTrace {
  const trace = new PageTrace('ada').at(100).seen('ada').connect('eio-1', { token: 'x' });
  trace.fetch('GET /issues', all).store(1, 'queries', { all: { data: all } });
  trace.at(10_000).add({ kind: 'ui.click', target: 'button' });
  return trace.fetch('GET /issues?filter=mine', mine).commit(1, set([key], { ...more, data: mine }));
}
/** At 15 s the third one is closed; the list of all has it. */
const closed = (trace = page()) =>
  trace
    .at(15_000)
    .receive('issue:updated', issue(3, 'closed'))
    .commit(1, set(['all', 'data', 2, 'state'], 'closed'));

describe('a list that the page asked for last', () => {
  test('and that does not go along with an event as another copy does, is likely an incident', () => {
    const [incident, ...others] = found(closed());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'likely',
      title:
        'state of 3 at mine.data in store “queries” of ada is "open", though issue:updated said "closed" 10.0 s ago',
      facts: { why: 'shown', held: 'open', said: 'closed' },
    });
  });

  test('is none when it goes along within ten seconds, and one when it does later', () => {
    const late = set(['mine', 'data', 1, 'state'], 'closed');
    expect(found(closed().at(24_900).commit(1, late))).toEqual([]);
    expect(found(closed().at(25_100).commit(1, late))).toHaveLength(1);
  });

  test('is none when the user did something since: something else may be shown', () => {
    expect(found(closed(page().at(12_000).add({ kind: 'ui.click', target: 'a' })))).toEqual([]);
    expect(found(closed().at(16_000).add({ kind: 'ui.click', target: 'a' }))).toEqual([]);
  });

  test('is none when it is read by a clock of its own: that will bring it', () => {
    expect(found(closed(page().at(12_000).fetch('GET /issues?filter=mine', mine)))).toEqual([]);
  });

  test('is none when no copy went along', () => {
    expect(found(page().at(15_000).receive('issue:updated', issue(3, 'closed')))).toEqual([]);
  });

  test('is none when it is kept for undo, or to be asked for anew', () => {
    expect(found(closed(page('undoStack')))).toEqual([]);
    expect(found(closed(page('mine', { isInvalidated: true })))).toEqual([]);
  });

  test('is none when its copy says more than was said before: it was changed here', () => {
    const edited = page()
      .at(12_000)
      .commit(1, set(['mine', 'data', 1, 'title'], 'Mine alone'));
    expect(found(closed(edited))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('state.diverged', [closed()], { untilT: 60_000, noneUntilT: 24_900 });
  });
});
