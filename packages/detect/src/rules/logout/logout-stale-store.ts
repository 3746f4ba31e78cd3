import { type Epoch, type IdentityChange, nameAtStart, nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import { acrossBuilds } from '#naming/across-builds.ts';
import type { Rule } from '#rule.ts';
import { storedTexts } from '#stores/stored-texts.ts';
import type { Store } from '#stores/stores.ts';
import { findHeld, type HeldEntities, unique } from '../held-entities.ts';
import { countText, listText, quoted, storesText } from '../wording.ts';
import { isIdentityPath } from './identity-path.ts';
import { LOGOUT_WINDOW, watchLogouts } from './watch-logouts.ts';

/** Ids and paths named for each store. */
const MOST_NAMED = 20;

interface Leftover extends HeldEntities {
  /** Paths of the user's own id and credentials. */
  readonly values: readonly string[];
}

/** A user logged out, and what was theirs stayed in memory for whoever comes next. */
export const logoutStaleStore: Rule = {
  kind: 'logout.stale-store',
  severity: 'high',
  summary: "After a logout, a store still holds the former user's data.",
  advice:
    'Give every store a reset to its initial state, register it in one place, and call all of them at logout and at a change ' +
    'of user, before the next login can begin. Drop answers to requests of the former user that arrive late. A reload of ' +
    'the page at logout does the same for everything in memory.',
  thresholds: [LOGOUT_WINDOW],
  watch(context) {
    watchLogouts(context, (change, nowAt) => findLeftovers(context.world, change, nowAt), tell);

    function tell(
      { session, from, at: logoutAt, seq }: IdentityChange,
      nowAt: number,
      leftovers: readonly Leftover[],
    ): void {
      const names = leftovers.map(({ store }) => store.name);
      const ids = unique(leftovers.flatMap((leftover) => leftover.ids));
      const what =
        ids.length > 0
          ? `${countText(ids.length, 'entity', 'entities')} of ${nameOf(from)} (${listText(ids)})`
          : `the identity of ${nameOf(from)}`;
      context.report({
        session,
        identity: from,
        key: [String(seq)],
        place: names.map(acrossBuilds).toSorted(),
        confidence: 'observed',
        title: `2 s after ${nameOf(from)} logged out, ${what} ${ids.length > 1 ? 'are' : 'is'} still in ${storesText(names)}`,
        at: logoutAt,
        untilAt: nowAt,
        facts: { who: from.who ?? '', stores: leftovers.map(describe) },
        evidence: [{ session: session.id, seq, at: logoutAt, role: 'logout' }],
        witness: [
          { says: `${nameAtStart(from)} logged out.`, session: session.id, seq, at: logoutAt },
          ...leftovers
            .slice(0, 1)
            .map((leftover) => ({ says: heldText(leftover, from), session: session.id, at: nowAt })),
        ],
      });
    }
  },
};

function findLeftovers(world: World, { session, from, at }: IdentityChange, nowAt: number): readonly Leftover[] {
  if (!session.isWhole(at, nowAt)) return [];
  const secrets = world.secrets.shownBy(session, from);
  const epochs = world.identity.all(session);
  const isTheirs = (number: number): boolean => epochs[number]?.who === from.who;
  const held = findHeld(world, session, (seen) => !seen.isPublic && [...seen.epochs].every(isTheirs));
  return world.stores.all(session).flatMap((store) => {
    const entities = held.find((one) => one.store === store);
    const values = identityValues(store, (text) => world.identity.isIdOf(text, from.who ?? ''), secrets);
    return entities === undefined && values.length === 0
      ? []
      : [{ store, ids: entities?.ids ?? [], paths: entities?.paths ?? [], values }];
  });
}

function identityValues(
  { state }: Store,
  isTheirs: (text: string) => boolean,
  secrets: ReadonlySet<string>,
): readonly string[] {
  const found = storedTexts(state).filter(
    ({ path, text }) => secrets.has(text) || (isIdentityPath(path) && isTheirs(text)),
  );
  return unique(found.map(({ path }) => path));
}

function describe({ store, ids, paths, values }: Leftover) {
  return {
    store: store.number,
    name: store.name,
    entities: ids.length,
    ids: ids.slice(0, MOST_NAMED),
    paths: paths.slice(0, MOST_NAMED),
    values: values.slice(0, MOST_NAMED),
  };
}

function heldText({ store, ids, values, paths }: Leftover, former: Epoch): string {
  return ids.length > 0
    ? `Store ${quoted(store.name)} holds ${ids[0]} at ${paths[0]}, which came only while ${nameOf(former)} was logged in.`
    : `Store ${quoted(store.name)} holds the identity of ${nameOf(former)} at ${values[0]}.`;
}
