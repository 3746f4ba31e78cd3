import type { Json, JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind, type Trace } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { inApps } from '#testing/in-apps.ts';
import { PageTrace } from '#testing/page-trace.ts';

const overwritten = (traces: readonly Trace[]) => ofKind(detectAll(traces), 'write.overwritten');

const id = 'e_4c1f_99a2';
const entry = (fields: JsonObject = {}): JsonObject => ({
  id,
  titleId: 't_99a2',
  favourite: false,
  rating: 3,
  version: 4,
  ...fields,
});
const without = ({ version: _, ...rest }: JsonObject): JsonObject => rest;

const device = (name: string, who = 'alice'): PageTrace =>
  new PageTrace(name)
    .at(100)
    .seen(who)
    .fetch('GET /api/library?profile=p_4c1f', { entries: [entry()] });

interface Late {
  readonly who?: string;
  readonly sent?: Json;
  readonly answer?: Json;
  readonly status?: number;
}

/** The phone rates with 1 at 10 s, which arrives at 17 s; the laptop rates with 5 at 11 s, and is answered at once. */
function olderWriteWins({ who, sent = { rating: 1 }, answer, status }: Late = {}) {
  const [phone, laptop] = [device('phone', who), device('laptop')];
  const late = phone.at(10_000).beginFetch(`PATCH /api/library/${id}`, undefined, sent);
  laptop.at(11_000).fetch(`PATCH /api/library/${id}`, entry({ rating: 5, version: 5 }), { sent: { rating: 5 } });
  phone.at(17_000).answer(late, answer ?? entry({ rating: 1, version: 6 }), status);
  return { phone, laptop, traces: [phone, laptop] as const };
}

describe('a change that another client overwrote', () => {
  test('is an incident of the client that was told it had won, and of nobody else', () => {
    const [incident, ...others] = overwritten(olderWriteWins().traces);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'high',
      confidence: 'proven',
      session: 'page-laptop',
      facts: { id, field: 'rating', was: 3, lost: 5, won: 1, otherPage: 'page-phone' },
    });
    expect(incident?.evidence.map(({ session, role }) => [session, role])).toEqual([
      ['page-laptop', 'lost'],
      ['page-phone', 'won'],
    ]);
    expect(incident?.title).toContain('alice on another page overwrote rating of e_4c1f_99a2 with 1, also based on 3');
  });

  test('is one in each of two hundred apps, and none in a further one', () => {
    expect(overwritten(inApps(201, olderWriteWins().traces))).toHaveLength(200);
  });

  test('is the one of the lower version, whichever was answered first', () => {
    const { traces } = olderWriteWins({ answer: entry({ rating: 1, version: 4.5 }) });
    expect(overwritten(traces)).toMatchObject([{ session: 'page-phone', facts: { lost: 1, won: 5 } }]);
  });

  test('is the one that was answered first where entities have no versions, and only likely', () => {
    const [phone, laptop] = ['phone', 'laptop'].map((name) =>
      new PageTrace(name)
        .at(100)
        .seen('alice')
        .fetch('GET /api/library', { entries: [without(entry())] }),
    );
    laptop?.at(11_000).fetch(`PATCH /api/library/${id}`, without(entry({ rating: 5 })), { sent: { rating: 5 } });
    phone?.at(20_000).fetch(`PATCH /api/library/${id}`, without(entry({ rating: 1 })), { sent: { rating: 1 } });
    expect(overwritten([phone, laptop].flatMap((page) => page ?? []))).toMatchObject([
      { session: 'page-laptop', confidence: 'likely' },
    ]);
  });

  test('is one too when a form sends back the old value of a field that its user has not touched', () => {
    const answer = entry({ rating: 3, favourite: true, version: 6 });
    const { traces } = olderWriteWins({ sent: { rating: 3, favourite: true }, answer });
    expect(overwritten(traces)).toMatchObject([{ facts: { field: 'rating', lost: 5, won: 3 } }]);
  });

  test('is none when the conflict was announced', () => {
    const error: Json = { error: { kind: 'conflict' } };
    expect(overwritten(olderWriteWins({ answer: error, status: 409 }).traces)).toEqual([]);
    expect(overwritten(olderWriteWins({ answer: entry({ rating: 5, version: 5 }) }).traces)).toEqual([]);
  });

  test('is none when the one that lost is told within 2 s, and is one a moment later', () => {
    const told = (at: number) => {
      const { phone, laptop } = olderWriteWins();
      laptop.at(at).fetch('GET /api/library?profile=p_4c1f', { entries: [entry({ rating: 1, version: 6 })] });
      return overwritten([phone, laptop]);
    };
    expect(told(18_900)).toEqual([]);
    expect(told(19_100)).toHaveLength(1);
  });

  test('is none when both set another field, or the same value', () => {
    const favourite = entry({ rating: 5, favourite: true, version: 6 });
    expect(overwritten(olderWriteWins({ sent: { favourite: true }, answer: favourite }).traces)).toEqual([]);
    expect(
      overwritten(olderWriteWins({ sent: { rating: 5 }, answer: entry({ rating: 5, version: 6 }) }).traces),
    ).toEqual([]);
  });

  test('is none when the second was made from the first', () => {
    const [phone, laptop] = [device('phone'), device('laptop')];
    laptop.at(11_000).fetch(`PATCH /api/library/${id}`, entry({ rating: 5, version: 5 }), { sent: { rating: 5 } });
    phone.at(12_000).fetch('GET /api/library?profile=p_4c1f', { entries: [entry({ rating: 5, version: 5 })] });
    phone.at(13_000).fetch(`PATCH /api/library/${id}`, entry({ rating: 1, version: 6 }), { sent: { rating: 1 } });
    expect(overwritten([phone, laptop])).toEqual([]);
  });

  test('is none when the second read that it was changed back, with and without versions', () => {
    for (const shown of [(fields: JsonObject) => entry(fields), (fields: JsonObject) => without(entry(fields))]) {
      const [phone, laptop] = ['phone', 'laptop'].map((name) =>
        new PageTrace(name)
          .at(100)
          .seen('alice')
          .fetch('GET /api/library', { entries: [shown({})] }),
      );
      laptop?.at(11_000).fetch(`PATCH /api/library/${id}`, shown({ rating: 5, version: 5 }), { sent: { rating: 5 } });
      phone?.at(12_000).fetch('GET /api/library', { entries: [shown({ version: 6 })] });
      phone?.at(13_000).fetch(`PATCH /api/library/${id}`, shown({ rating: 1, version: 7 }), { sent: { rating: 1 } });
      expect(overwritten([phone, laptop].flatMap((page) => page ?? []))).toEqual([]);
    }
  });

  test('is none when the second is a retry, answered as the first try was', () => {
    const [phone, laptop] = [device('phone'), device('laptop')];
    const sent: Json = { rating: 1, requestId: 'r-77' };
    const lost = phone.at(10_000).beginFetch(`PATCH /api/library/${id}`, undefined, sent);
    phone.at(10_500).fail(lost);
    const again = phone.at(10_600).beginFetch(`PATCH /api/library/${id}`, undefined, sent);
    laptop.at(11_000).fetch(`PATCH /api/library/${id}`, entry({ rating: 5, version: 6 }), { sent: { rating: 5 } });
    phone.at(12_000).answer(again, entry({ rating: 1, version: 5 }));
    expect(overwritten([phone, laptop])).toEqual([]);
  });

  test('is none when one page does both, or the one that lost is gone', () => {
    const phone = device('phone');
    const late = phone.at(10_000).beginFetch(`PATCH /api/library/${id}`, undefined, { rating: 1 });
    phone.at(11_000).fetch(`PATCH /api/library/${id}`, entry({ rating: 5, version: 5 }), { sent: { rating: 5 } });
    phone.at(17_000).answer(late, entry({ rating: 1, version: 6 }));
    expect(overwritten([phone, device('laptop')])).toEqual([]);
    const gone = olderWriteWins();
    gone.laptop.add({ kind: 'page.hide', kept: false });
    expect(overwritten(gone.traces)).toEqual([]);
  });

  test('of two users is one only when it shows that the field is not each one’s own', () => {
    const { phone, laptop } = olderWriteWins({ who: 'bob' });
    expect(overwritten([phone, laptop])).toEqual([]);
    laptop.at(30_000).fetch('GET /api/library?profile=p_4c1f', { entries: [entry({ rating: 1, version: 6 })] });
    const [incident] = overwritten([phone, laptop]);
    expect(incident?.title).toContain('bob overwrote rating');
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['lost', 'won', 'told']);
  });

  test('is the same incident when the records come twice, in another order, or in parts', () => {
    expectSteady('write.overwritten', olderWriteWins().traces, { untilT: 60_000, noneUntilT: 18_900 });
  });
});
