import type { JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const jumps = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'ui.layout-jump');

const message = (number: number): JsonObject => ({ id: `m_${number}`, authorId: 'u_bob', text: `Message ${number}` });
const row = { target: 'ol > li:nth-of-type(4)', byPx: 240, isItem: true } as const;

/** At 10 s a message comes, and is put into the list 20 ms later. */
function received(): PageTrace {
  const page = new PageTrace('carol').at(100).seen('carol').connect('eio-1', { token: 'x' });
  page.fetch('GET /api/messages', [message(1), message(2)]).store(1, 'chat', { messages: [message(1), message(2)] });
  page.at(10_000).receive('message:new', message(3));
  return page.after(20).commit(1, { op: 'splice', path: ['messages'], at: 2, remove: 0, insert: [message(3)] });
}

const shift = (page: PageTrace, score: number, moved: readonly (typeof row | { target: string })[] = [row]) =>
  page.add({ kind: 'page.layout-shift', startMs: 0, score, moved: [...moved] });

describe('rows that jump after an event', () => {
  test('are an incident when they move by 0.1 or more without the user', () => {
    const [incident, ...others] = jumps(shift(received().at(10_820), 0.12));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'low',
      confidence: 'observed',
      title:
        '0.8 s after message:new put m_3 at messages in store “chat”, 1 row of a list jumped (layout shift 0.12), without any action of the user',
      facts: { event: 'message:new', id: 'm_3', score: 0.12, rows: 1, target: row.target },
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['event', 'shown', 'jumped']);
  });

  test('are none below that, and one when the shifts of a second make it up', () => {
    expect(jumps(shift(received().at(10_820), 0.09))).toEqual([]);
    expect(jumps(shift(shift(received().at(10_820), 0.06).after(900), 0.05))).toHaveLength(1);
    expect(jumps(shift(shift(received().at(10_820), 0.06).after(1100), 0.05))).toEqual([]);
  });

  test('are none more than 5 s later, before any event, and when nothing took the event up', () => {
    expect(jumps(shift(received().at(14_900), 0.2))).toHaveLength(1);
    expect(jumps(shift(received().at(15_100), 0.2))).toEqual([]);
    const page = new PageTrace('carol').at(100).seen('carol').connect('eio-1', { token: 'x' });
    page.store(1, 'chat', { messages: [] });
    expect(jumps(shift(page.at(10_000), 0.2))).toEqual([]);
    expect(jumps(shift(page.receive('message:new', message(3)).after(20), 0.2))).toEqual([]);
  });

  test('are none when no row moved: a picture or an advertisement pushed the page', () => {
    expect(jumps(shift(received().at(10_820), 0.3, [{ target: 'main' }, { target: 'iframe' }]))).toEqual([]);
    expect(jumps(shift(received().at(10_820), 0.3, []))).toEqual([]);
  });

  test('are none within a second after something else was drawn', () => {
    const typing = (t: number) =>
      received()
        .at(t)
        .commit(1, { op: 'set', path: ['typing'], value: 'u_bob' });
    expect(jumps(shift(typing(10_400).at(11_300), 0.2))).toEqual([]);
    expect(jumps(shift(typing(10_400).at(11_500), 0.2))).toHaveLength(1);
    expect(jumps(shift(typing(10_100).at(10_820), 0.2))).toHaveLength(1);
  });

  test('are none within a second after the user did something', () => {
    const click = (t: number) => received().at(t).add({ kind: 'ui.click', target: 'button' });
    expect(jumps(shift(click(10_200).at(11_100), 0.2))).toEqual([]);
    expect(jumps(shift(click(10_200).at(11_300), 0.2))).toHaveLength(1);
  });

  test('are none when a read brought something since, and one when it brought no entity', () => {
    const read = (body: JsonObject) => shift(received().at(10_400).fetch('GET /api/photos/7', body).at(10_820), 0.2);
    expect(jumps(read({ messages: [message(0)] }))).toEqual([]);
    expect(jumps(read({ box: { iv: 'AAAA', data: 'AAAA' } }))).toHaveLength(1);
  });

  test('are none where records are missing', () => {
    expect(jumps(shift(received().loseRecord().at(10_820), 0.2))).toEqual([]);
  });

  test('are the same incident when the records come twice, in another order, or in parts', () => {
    expectSteady('ui.layout-jump', [shift(received().at(10_820), 0.2)], { untilT: 60_000, noneUntilT: 10_700 });
  });
});
