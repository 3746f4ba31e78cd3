import type { JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const crossed = (traces: readonly Trace[], untilT?: number) => ofKind(detectAll(traces, untilT), 'state.cross-tab');

const title = (number: number): JsonObject => ({ id: `t_${number}`, name: `Title ${number}` });
const add: PatchOp = { op: 'splice', path: ['favourites'], at: 1, remove: 0, insert: ['t_2'] };

function tab(name: string, { who = 'carol', browser = 'b-1' } = {}): PageTrace {
  const page = new PageTrace(name, { browser })
    .at(100)
    .seen(who)
    .fetch('GET /api/titles', [title(1), title(2)]);
  return page.store(1, 'library', { favourites: ['t_1'], open: false });
}

/** In one tab the user adds a favourite at 10 s. */
const first = (status = 201): PageTrace =>
  tab('one')
    .at(10_000)
    .commit(1, add)
    .fetch('POST /api/favourites', null, { sent: { titleId: 't_2' }, status });

describe('what a user did in one tab', () => {
  test('is an incident when another tab does not have it 5 s later', () => {
    const [incident, ...others] = crossed([first(), tab('two')]);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'observed',
      session: 'page-two',
      title:
        '5.0 s after carol changed favourites in store “library” in one tab by POST /api/favourites, another tab still shows it as it was',
      facts: { path: 'favourites', what: 't_2', tab: 'page-one' },
    });
  });

  test('is none when the other tab has it within 4.9 s, and one when it has it after 5.1 s', () => {
    expect(crossed([first(), tab('two').at(14_900).commit(1, add)])).toEqual([]);
    expect(crossed([first(), tab('two').at(15_200).commit(1, add)])).toHaveLength(1);
  });

  test('is none while the other tab is hidden, and one 5 s after it is seen', () => {
    const other = tab('two').at(5000).visibility('hidden').at(30_000).visibility('visible');
    expect(crossed([first(), other], 34_900)).toEqual([]);
    expect(crossed([first(), other], 35_100)).toHaveLength(1);
    expect(crossed([first(), other.at(31_000).commit(1, add)])).toEqual([]);
  });

  test('is none in another browser, of another user, or when the server refused it', () => {
    expect(crossed([first(), tab('two', { browser: 'b-2' })])).toEqual([]);
    expect(crossed([first(), tab('two', { who: 'dave' })])).toEqual([]);
    expect(crossed([first(500), tab('two')])).toEqual([]);
  });

  test('is one in the tabs of a guest, and none where one of them is logged in', () => {
    const guest = (name: string) =>
      new PageTrace(name, { browser: 'b-1' })
        .at(100)
        .fetch('GET /api/titles', [title(1), title(2)])
        .store(1, 'library', { favourites: ['t_1'], open: false });
    const adds = () =>
      guest('one')
        .at(10_000)
        .commit(1, add)
        .fetch('POST /api/favourites', null, { sent: { titleId: 't_2' }, status: 201 });
    expect(crossed([adds(), guest('two')])).toHaveLength(1);
    expect(crossed([adds(), tab('two')])).toEqual([]);
  });

  test('is one when a field was changed twice within a second', () => {
    const line = { id: 'l_1', sku: 'MUG', quantity: 1 };
    const cart = (name: string) =>
      new PageTrace(name, { browser: 'b-1' })
        .at(100)
        .seen('carol')
        .fetch('GET /api/cart', [line])
        .store(1, 'cart', { items: [line] });
    const set = (quantity: number): PatchOp => ({ op: 'set', path: ['items', 0, 'quantity'], value: quantity });
    const buys = (page: PageTrace, quantity: number) =>
      page.fetch('PUT /api/cart/l_1', { ...line, quantity }, { sent: { quantity } }).commit(1, set(quantity));
    const twice = () => buys(buys(cart('one').at(10_000), 2).after(400), 3);
    expect(crossed([twice(), cart('two')])).toHaveLength(1);
    expect(crossed([twice(), cart('two').at(12_000).commit(1, set(3))])).toEqual([]);
  });

  test('is one where an action was asked for, and the answer says the one thing that it did', () => {
    const note = (fields: JsonObject = {}): JsonObject => ({
      id: 'n_1',
      text: 'Hello',
      isRead: false,
      by: 'bot',
      ...fields,
    });
    const notes = (name: string) =>
      new PageTrace(name, { browser: 'b-1' })
        .at(100)
        .seen('carol')
        .fetch('GET /api/notes', [note()])
        .store(1, 'notes', { list: [note()] });
    const isRead: PatchOp = { op: 'set', path: ['list', 0, 'isRead'], value: true };
    const reads = (answer: JsonObject) =>
      notes('one').at(10_000).fetch('POST /api/notes/n_1/read', answer).commit(1, isRead);
    expect(crossed([reads(note({ isRead: true })), notes('two')])).toMatchObject([
      { facts: { path: 'list[n_1].isRead' } },
    ]);
    expect(crossed([reads(note({ isRead: true })), notes('two').at(14_000).commit(1, isRead)])).toEqual([]);
    // More is otherwise: somebody else was there too, and nobody told this tab either.
    expect(crossed([reads(note({ isRead: true, by: 'eve' })), notes('two')])).toEqual([]);
    expect(crossed([reads(note()), notes('two')])).toEqual([]);
  });

  test('is none where the tabs show different things, or nothing was told to the server', () => {
    const other = tab('two')
      .at(9000)
      .commit(1, { op: 'set', path: ['favourites'], value: ['t_7', 't_8'] });
    expect(crossed([first(), other])).toEqual([]);
    const local = tab('one')
      .at(10_000)
      .commit(1, { op: 'set', path: ['open'], value: true });
    expect(crossed([local.fetch('POST /api/favourites', null, { sent: { titleId: 't_2' } }), tab('two')])).toEqual([]);
  });

  test('is one where the tabs differ by their versions as well, and none where they differ by these alone', () => {
    const entry = (fields: JsonObject) => ({
      id: 'e_2',
      rating: 3,
      version: 4,
      updatedAt: 1_700_000_000_000,
      ...fields,
    });
    const shelf = (name: string) =>
      new PageTrace(name, { browser: 'b-1' })
        .at(100)
        .seen('carol')
        .fetch('GET /api/shelf', [entry({})])
        .store(1, 'shelf', { entries: [entry({})] });
    const set = (field: string, value: number): PatchOp => ({ op: 'set', path: ['entries', 0, field], value });
    const changes = (...patch: PatchOp[]) =>
      shelf('one')
        .at(10_000)
        .commit(1, ...patch)
        .fetch('PATCH /api/shelf/e_2', null, {
          sent: { id: 'e_2', rating: 5, version: 5, updatedAt: 1_700_000_010_000 },
        });
    const times = [set('version', 5), set('updatedAt', 1_700_000_010_000)];
    expect(crossed([changes(set('rating', 5), ...times), shelf('two')])).toMatchObject([
      { facts: { path: 'entries[e_2].rating' } },
    ]);
    expect(crossed([changes(...times), shelf('two')])).toEqual([]);
  });

  test('is none where both tabs have the same thing, each as it got it', () => {
    const like = (updatedAt: number): PatchOp => ({
      op: 'set',
      path: ['like'],
      value: { id: 't_2', like: true, updatedAt },
    });
    const likes = (name: string, updatedAt: number, at: number) =>
      new PageTrace(name, { browser: 'b-1' })
        .at(100)
        .seen('carol')
        .store(1, 'likes', { like: { id: 't_2', like: false, updatedAt: 1_700_000_000_000 } })
        .at(at)
        .commit(1, like(updatedAt));
    const one = likes('one', 1_700_000_010_000, 10_000).fetch('POST /api/likes', null, {
      sent: { id: 't_2', like: true },
    });
    expect(crossed([one, likes('two', 1_700_000_011_000, 11_000)])).toEqual([]);
    expect(crossed([one, likes('two', 1_700_000_016_000, 16_000)])).toHaveLength(1);
  });

  test('is none where records are missing, or the other tab is gone', () => {
    expect(crossed([first(), tab('two').loseRecord().at(12_000).visibility('visible')])).toEqual([]);
    expect(crossed([first(), tab('two').at(12_000).add({ kind: 'page.hide', kept: false })])).toEqual([]);
  });

  test('is the same incident when the records come twice, in another order, or in parts', () => {
    expectSteady('state.cross-tab', [first(), tab('two')], { untilT: 60_000, noneUntilT: 15_000 });
  });
});

test('what a tab shows once it is answered counts as well', () => {
  const article = (isRead: boolean): JsonObject => ({ id: 62, headline: 'Bridge open', is_read: isRead });
  const reader = (name: string) => {
    const page = new PageTrace(name, { browser: 'b-1' })
      .at(100)
      .seen('mia')
      .fetch('GET /articles', [article(false)]);
    return page.store(1, 'reader', { articles: [article(false)] });
  };
  const marked = (page: PageTrace) => page.commit(1, { op: 'set', path: ['articles', 0, 'is_read'], value: true });
  const left = () =>
    marked(
      reader('left')
        .at(10_000)
        .fetch('PATCH /articles/62', article(true), { sent: { is_read: true } }),
    );
  expect(crossed([left(), reader('right')])).toHaveLength(1);
  expect(crossed([left(), marked(reader('right').at(11_000))])).toEqual([]);
});
