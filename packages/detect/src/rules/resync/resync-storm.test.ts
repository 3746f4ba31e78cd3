import { describe, expect, test } from 'vitest';
import { messages } from '#testing/chat-traces.ts';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { inApps } from '#testing/in-apps.ts';
import { PageTrace } from '#testing/page-trace.ts';

const line = 'GET /api/documents';
const found = (pages: readonly Trace[]) => ofKind(detectAll(pages, 90_000), 'resync.storm');

interface Pages {
  readonly pages?: number;
  /** Reads of each page once it is back. */
  readonly reads?: number;
  /** How long after it is back the page waits. */
  readonly waitMs?: (page: number) => number;
  /** When the pages come back. */
  readonly backT?: (page: number) => number;
  /** Reads of each page before the outage. */
  readonly before?: number;
  /** Who is logged in on a page. Undefined: nobody is named there. */
  readonly who?: (page: number) => string | undefined;
}

/** Pages that read at the start, and whose sockets are down from 40 s to 45 s. */
function outage({
  pages = 4,
  reads = 3,
  waitMs = () => 20,
  backT = () => 45_000,
  before = 1,
  who = (page) => `p${page}`,
}: Pages = {}) {
  return Array.from({ length: pages }, (_, index) => {
    const page = new PageTrace(`p${index}`).at(100);
    const user = who(index);
    if (user !== undefined) page.seen(user);
    page.at(500).connect(`eio-${index}`, { token: 'x' });
    for (let n = 0; n < before; n++) page.at(1_000 + n * 1_500).fetch(line, messages(1));
    page.at(40_000).lose().at(backT(index)).connect(`eio-${index}-b`, { token: 'x' });
    for (let n = 0; n < reads; n++) page.at(backT(index) + waitMs(index) + n * 100).fetch(line, messages(1, 2));
    return page;
  });
}

describe('pages that come back from one outage', () => {
  test('make a storm when they read one resource ten times as often as usual', () => {
    const [incident, ...others] = found(outage());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'observed',
      title: `After an outage 4 pages, of p0 and others, asked ${line} 12 times in 0.2 s, where 0.5 is usual`,
      facts: { request: line, reads: 12, pages: 4, usual: 0.5 },
    });
    expect(incident?.witness.map(({ says }) => says)).toEqual([
      `Before the outage ${line} was asked 0.5 times in 5.0 s.`,
      '4 pages lost their sockets and came back.',
      'Then it was asked 12 times in 0.2 s.',
    ]);
  });

  test.each([
    [() => 'ann', '4 pages of ann asked'],
    [() => undefined, '4 pages asked'],
  ])('tell of no others where there is one user, or none is named', (who, text) => {
    expect(found(outage({ who }))[0]?.title).toContain(`After an outage ${text} ${line}`);
  });

  test('make one in each of two hundred apps, and none in a further one', () => {
    expect(found(inApps(201, outage()))).toHaveLength(200);
  });

  test('make none with nine reads, and one with ten', () => {
    expect(found(outage({ pages: 3, reads: 3 }))).toEqual([]);
    expect(found(outage({ pages: 5, reads: 2 }))).toHaveLength(1);
  });

  test('make none when one page alone reads so often: that is no outage of many', () => {
    expect(found(outage({ pages: 1, reads: 12 }))).toEqual([]);
  });

  test('make none when they wait by chance', () => {
    expect(found(outage({ pages: 16, reads: 1, waitMs: (page) => page * 900 }))).toEqual([]);
  });

  test('make none when they read as much at other times', () => {
    expect(found(outage({ before: 12 }))).toEqual([]);
  });

  test('make none when they come back at different times', () => {
    expect(found(outage({ backT: (page) => 45_000 + page * 11_000 }))).toEqual([]);
  });

  test('make the same storm however the records come', () => {
    expectSteady('resync.storm', outage(), { untilT: 90_000, noneUntilT: 74_900 });
  });
});
