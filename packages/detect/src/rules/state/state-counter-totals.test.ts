import type { Json, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const counters = (page: PageTrace) => ofKind(detectAll([page]), 'state.counter');

const ticket = (n: number, about: { [name: string]: Json } = {}): Json => ({
  id: `tk_${n}`,
  title: `T ${n}`,
  ...about,
});
const tickets = (count: number): Json[] => Array.from({ length: count }, (_, n) => ticket(n + 1));

/** A page whose list and total came from one answer, and which reads them anew with one more. */
function desk(total = (count: number) => count): PageTrace {
  const answer = (count: number): Json => ({ tickets: tickets(count), total: total(count) });
  const page = new PageTrace('sam').at(100).connect('e1').seen('sam');
  page.fetch('GET /api/tickets', answer(2)).store(1, 'Desk', answer(2));
  page.at(5_000).fetch('GET /api/tickets', answer(3));
  return page.commit(1, { op: 'set', path: [], value: answer(3) }).at(10_000);
}

/** An event brings the n-th ticket, and the list takes it. */
const take = (page: PageTrace, n: number, about = {}): PageTrace =>
  page
    .receive('ticket:new', ticket(n, about))
    .commit(1, { op: 'splice', path: ['tickets'], at: n - 1, remove: 0, insert: [ticket(n, about)] });

const count = (value: number): PatchOp => ({ op: 'set', path: ['total'], value });

describe('a total beside its list', () => {
  test('is an incident when an event brings another item, and 4 s later it is what it was', () => {
    const [incident, ...others] = counters(take(desk(), 4));
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'observed',
      title:
        'total in store “Desk” of sam is 3, though tickets in store “Desk” has 4 items, the last of them since ticket:new 4.0 s ago',
      facts: { held: 3, counted: 4, what: 'all', list: 'tickets', source: 'ticket:new' },
    });
  });

  test('is none when it is counted within 3.9 s, and one when it is after 4.1 s', () => {
    expect(counters(take(desk(), 4).after(3_900).commit(1, count(4)))).toEqual([]);
    expect(counters(take(desk(), 4).after(4_100).commit(1, count(4)))).toHaveLength(1);
  });

  test('is none where the list is a page of more, or what a filter left', () => {
    expect(
      counters(
        take(
          desk((items) => items + 20),
          4,
        ),
      ),
    ).toEqual([]);
    const filtered = desk().commit(1, { op: 'splice', path: ['tickets'], at: 1, remove: 2, insert: [] });
    expect(counters(filtered.after(8_000))).toEqual([]);
  });

  test('is none where it agreed once: that may be chance', () => {
    const answer = { tickets: tickets(3), total: 3 };
    const page = new PageTrace('sam').at(100).connect('e1').seen('sam').fetch('GET /api/tickets', answer);
    expect(counters(take(page.store(1, 'Desk', answer).at(10_000), 4))).toEqual([]);
  });

  test('is likely one where it agreed once, and calls itself the number of what is beside it', () => {
    const once = (name: string, items = 3, said = items) => {
      const answer = { tickets: tickets(items), [name]: said };
      const page = new PageTrace('sam').at(100).connect('e1').seen('sam').fetch('GET /api/tickets', answer);
      return counters(take(page.store(1, 'Desk', answer).at(10_000), items + 1));
    };
    for (const name of ['totalCount', 'total_items', 'ticketCount'])
      expect(once(name)).toMatchObject([{ confidence: 'likely' }]);
    for (const name of ['totalCost', 'commentCount', 'total']) expect(once(name)).toEqual([]);
    // Of so few that may be chance, and a list may be a page of more.
    expect(once('totalCount', 2)).toEqual([]);
    expect(once('totalCount', 3, 23)).toEqual([]);
  });

  test('is none where it shows no more than 99+', () => {
    const page = desk().commit(1, { op: 'set', path: ['total'], value: '99+' });
    expect(counters(take(page, 4))).toEqual([]);
  });

  test('is none for what is marked as pending, deleted, or being written', () => {
    expect(counters(take(desk(), 4, { pending: true }))).toEqual([]);
    expect(counters(take(desk(), 4, { deletedAt: '2026-03-02T08:00:00Z' }))).toEqual([]);
    const writing = desk();
    const request = writing.beginFetch('POST /api/tickets');
    expect(counters(take(writing, 4).after(6_000).answer(request, null).commit(1, count(4)))).toEqual([]);
  });

  test('is one for what the server itself says to be pending', () => {
    const pending = (n: number) => ticket(n, { status: 'pending' });
    const answer = (items: number): Json => ({
      tickets: Array.from({ length: items }, (_, n) => pending(n + 1)),
      total: items,
    });
    const page = new PageTrace('sam').at(100).connect('e1').seen('sam').fetch('GET /api/tickets', answer(2));
    page.store(1, 'Desk', answer(2)).at(5_000).fetch('GET /api/tickets', answer(3));
    page.commit(1, { op: 'set', path: [], value: answer(3) }).at(10_000);
    expect(counters(take(page, 4, { status: 'pending' }))).toHaveLength(1);
  });

  test('is none where it went down: then it counts only some', () => {
    expect(counters(take(desk(), 4).commit(1, count(2)))).toEqual([]);
  });

  test('is the same incident when its records come twice, in another order, or in parts', () => {
    expectSteady('state.counter', [take(desk(), 4)], { untilT: 60_000, noneUntilT: 13_900 });
  });
});

const mail = (n: number, read: boolean): Json => ({ id: `ml_${n}`, subject: `S ${n}`, read });

/** A badge beside a list of mails, in stores of their own, which agreed in three numbers. */
function inbox(): PageTrace {
  const page = new PageTrace('sam').at(100).connect('e1').seen('sam');
  page.fetch('GET /api/mails', [mail(1, false)]).store(1, 'Mails', { list: [mail(1, false)] });
  page.store(2, 'Header', { unread: 1 });
  for (const n of [2, 3]) {
    page.at(n * 4_000).receive('mail', mail(n, false));
    page.commit(1, { op: 'splice', path: ['list'], at: n - 1, remove: 0, insert: [mail(n, false)] });
    page.commit(2, { op: 'set', path: ['unread'], value: n });
  }
  return page.at(20_000);
}

const arrive = (page: PageTrace, read: boolean): PageTrace =>
  page
    .receive('mail', mail(4, read))
    .commit(1, { op: 'splice', path: ['list'], at: 3, remove: 0, insert: [mail(4, read)] });

describe('a badge and its list', () => {
  test('are an incident when another unread item comes and the badge stays', () => {
    expect(counters(arrive(inbox(), false))).toMatchObject([
      { facts: { held: 3, counted: 4, what: 'read is false', list: 'list', store: 'Header' } },
    ]);
  });

  test('are none when what comes is read, or the badge says none because the user looks', () => {
    expect(counters(arrive(inbox(), true))).toEqual([]);
    const looking = arrive(inbox(), false).commit(2, { op: 'set', path: ['unread'], value: 0 });
    expect(counters(looking)).toEqual([]);
  });
});

/** A header that shows what the summary says, twice, and is asked again 20 s after it was changed last. */
function header(again: Json, held?: number, after = 20_000): PageTrace {
  const page = new PageTrace('sam').at(100).seen('sam').fetch('GET /api/summary', { unread: 4 });
  page.store(1, 'Header', { unread: 4 });
  page.at(5_000).fetch('GET /api/summary', { unread: 6 });
  page.commit(1, { op: 'set', path: ['unread'], value: 6 });
  page.at(8_000).fetch('GET /api/summary', { unread: 6 });
  if (held !== undefined) page.commit(1, { op: 'set', path: ['unread'], value: held });
  return page.at(8_000 + after).fetch('GET /api/summary', again);
}

describe('a number that the server says alone', () => {
  test('is an incident where the store had gone along with it, and does not, 2 s later', () => {
    expect(counters(header({ unread: 2 }))).toMatchObject([
      {
        title: 'unread in store “Header” of sam is 6, though GET /api/summary said 2 2.0 s ago',
        facts: { held: 6, said: 2, why: 'counted' },
      },
    ]);
  });

  test('is none when the store takes it within 1.9 s, and one when after 2.1 s', () => {
    const taken = (ms: number) =>
      header({ unread: 2 })
        .after(ms)
        .commit(1, { op: 'set', path: ['unread'], value: 2 });
    expect(counters(taken(1_900))).toEqual([]);
    expect(counters(taken(2_100))).toHaveLength(1);
  });

  test('is none where the server may be late, says no more than 99, or speaks of something else', () => {
    expect(counters(header({ unread: 5 }, 7, 5_000))).toEqual([]);
    expect(counters(header({ unread: 99 }, 120))).toEqual([]);
    expect(counters(header({ folder: 'spam', unread: 2 }))).toEqual([]);
  });

  test('is none where the store shows none to who is looking, or the number of its own items', () => {
    expect(counters(header({ unread: 2 }, 0))).toEqual([]);
    const own = new PageTrace('sam').at(100).seen('sam');
    for (const [index, total] of [2, 3, 5].entries()) {
      const list = tickets(total === 5 ? 2 : total);
      own.at(100 + index * 15_000).fetch('GET /api/tickets', { total });
      if (index === 0) own.store(1, 'Desk', { list, total: list.length });
      else own.commit(1, { op: 'set', path: [], value: { list, total: list.length } });
    }
    expect(counters(own)).toEqual([]);
  });

  test('is the same incident when its records come twice, in another order, or in parts', () => {
    expectSteady('state.counter', [header({ unread: 2 })], { untilT: 60_000, noneUntilT: 29_900 });
  });
});
