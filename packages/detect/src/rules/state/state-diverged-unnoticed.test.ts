import type { JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const diverged = (page: PageTrace) => ofKind(detectAll([page]), 'state.diverged');

const user = (number: number, status: string, version?: number): JsonObject => ({
  id: `u_${number}`,
  status,
  ...(version !== undefined && { version }),
});

interface Return {
  /** How the third user is, as the page is told once it is back. */
  readonly now?: JsonObject;
  /** When it asks, in ms after it is back. */
  readonly askedAfterMs?: number;
  /** Whether its store followed events before. */
  readonly isFollowing?: boolean;
}

/** A page whose store follows events; it loses its socket, and asks again once it is back. At 15.1 s it is told. */
function comeBack({ now = user(3, 'busy', 2), askedAfterMs = 100, isFollowing = true }: Return = {}): PageTrace {
  const users = [1, 2, 3].map((number) => user(number, 'away', 1));
  const page = new PageTrace('bob').at(100).seen('bob').fetch('GET /api/users', users).store(1, 'users', { users });
  page.store(2, 'view', { isOpen: false }).at(1000).connect('eio-1', { token: 'x' });
  for (const number of [1, 2]) {
    page.at(3000 + number).receive('user:status', user(number, 'busy', 2));
    if (isFollowing) page.commit(1, { op: 'set', path: ['users', number - 1], value: user(number, 'busy', 2) });
  }
  page.at(10_000).lose().at(15_000).connect('eio-2', { token: 'x' });
  return page.after(askedAfterMs).fetch('GET /api/users', [user(1, 'busy', 2), user(2, 'busy', 2), now]);
}

describe('what a page is told once it is back', () => {
  test('is in no store, though it asked for it', () => {
    expect(diverged(comeBack())).toMatchObject([
      {
        confidence: 'observed',
        facts: { field: 'status', ids: ['u_3'], held: 'away', said: 'busy', why: 'unnoticed' },
      },
    ]);
    expectSteady('state.diverged', [comeBack()], { untilT: 40_000, noneUntilT: 14_900 });
  });

  test('is none of the page where it is no newer by what it says, or was not asked for then', () => {
    expect(diverged(comeBack({ now: user(3, 'gone', 1) }))).toEqual([]);
    expect(diverged(comeBack({ now: user(3, 'gone') }))).toEqual([]);
    expect(diverged(comeBack({ askedAfterMs: 5_100 }))).toEqual([]);
    expect(diverged(comeBack({ isFollowing: false }))).toEqual([]);
  });

  test('is noticed where something changes after it, be it elsewhere', () => {
    expect(
      diverged(
        comeBack()
          .after(1_500)
          .commit(2, { op: 'set', path: ['isOpen'], value: true }),
      ),
    ).toEqual([]);
    expect(
      diverged(
        comeBack()
          .after(1_900)
          .commit(1, { op: 'set', path: ['users', 2], value: user(3, 'busy', 2) }),
      ),
    ).toEqual([]);
  });
});
