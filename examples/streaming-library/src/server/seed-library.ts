import type { User } from '@driftscope/example-protocol';
import { seedId } from '@driftscope/example-server';
import { type Entry, entryIdOf } from '#protocol/entry.ts';
import type { Profile } from '#protocol/profile.ts';

export const seedUsers: readonly User[] = [
  { id: 'u_alice', name: 'Alice' },
  { id: 'u_bob', name: 'Bob' },
];

const profile = (userId: string, name: string): Profile => ({ id: seedId('p', `${userId} ${name}`), name });

/** By user; the account's own first. */
export const seedProfiles: ReadonlyMap<string, readonly Profile[]> = new Map([
  ['u_alice', [profile('u_alice', 'Alice'), profile('u_alice', 'Kids')]],
  ['u_bob', [profile('u_bob', 'Bob')]],
]);

/** Who, which title, in the list, rating, minutes watched, how many hours ago. */
type Line = readonly [string, string, boolean, number, number, number];

const lines: readonly Line[] = [
  ['u_alice Alice', 'Night Ferry', true, 0, 34, 20],
  ['u_alice Alice', 'Orbit of Glass', true, 5, 128, 70],
  ['u_alice Alice', 'The Bread Makers', false, 4, 12, 3],
  ['u_alice Alice', 'Marmalade Summer', true, 0, 0, 0],
  ['u_alice Alice', 'Slow Light', false, 3, 55, 45],
  ['u_alice Kids', 'Pip and the Paper Fox', true, 5, 41, 5],
  ['u_alice Kids', 'Captain Teacup', true, 0, 0, 0],
  ['u_bob Bob', 'Cold Signal', true, 4, 60, 9],
  ['u_bob Bob', 'Mind the Geese', true, 0, 0, 0],
];

/** What was watched and liked before. */
export const seedLibrary = (nowMs: number): readonly Entry[] =>
  lines.map(([who, name, favourite, rating, watchedMinutes, hoursAgo]) => ({
    ...idsOf(seedId('p', who), seedId('t', name)),
    favourite,
    rating,
    watchedMinutes,
    watchedAt: watchedMinutes === 0 ? null : new Date(nowMs - hoursAgo * 3_600_000).toISOString(),
    version: 1,
  }));

const idsOf = (profileId: string, titleId: string) => ({ id: entryIdOf(profileId, titleId), profileId, titleId });
