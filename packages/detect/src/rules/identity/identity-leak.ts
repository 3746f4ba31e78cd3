import { perSession } from '#engine/per-session.ts';
import { type IdentityChange, nameAtStart, nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Rule } from '#rule.ts';
import type { Place } from '#stores/place.ts';
import type { Threshold } from '#threshold.ts';
import { findHeld, type HeldEntities, unique } from '../held-entities.ts';
import { unlessReloaded } from '../unless-reloaded.ts';
import { countText, listText, quoted, storesText } from '../wording.ts';

const WINDOW: Threshold = {
  name: 'identity.leak.windowMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a page has to put away what the former user had; again and again while its own reads are under way.',
};
const MOST_WAITS = 4;
/** Ids and paths named for each store. */
const MOST_NAMED = 20;

/** One user is shown what only another was given. */
export const identityLeak: Rule = {
  kind: 'identity.leak',
  severity: 'critical',
  summary: 'While one user is logged in, a store holds data that only a former user was given on this page.',
  advice:
    'Tie what a store holds to the user it was read for: reset all stores before a new identity is set, key caches by user ' +
    'id, and drop answers to requests that the former user began. Check also what is kept outside stores: query caches, ' +
    'module variables, workers.',
  thresholds: [WINDOW],
  watch({ world, on, at, report, limit }) {
    const windowMs = limit(WINDOW);
    /** When each page was last given an answer of which only the start was kept. */
    const cutAt = perSession(() => ({ at: 0 }));
    on('http.body', ({ session, record, at: bodyAt }) => {
      if (record.cut !== undefined) cutAt(session).at = bodyAt;
    });
    on('identity.changed', (change) => {
      const hasFormer = world.identity
        .all(change.session)
        .some(({ who }) => who !== undefined && who !== change.to.who);
      if (change.to.who !== undefined && hasFormer) look(change, change.at + windowMs, 0);
    });

    function look(change: IdentityChange, dueAt: number, waits: number): void {
      at(dueAt, [change.session], (nowAt) => judge(change, nowAt, waits));
    }

    function judge(change: IdentityChange, nowAt: number, waits: number): void {
      const { session, to, at: loginAt } = change;
      const isOver = world.identity.now(session) !== to || world.page.isUnloaded(session);
      // What the new user was given is known only where it was kept whole.
      if (isOver || !session.isWhole(loginAt, nowAt) || cutAt(session).at >= loginAt) return;
      const isReading = waits < MOST_WAITS && world.requests.readsPendingSince(session, loginAt) > 0;
      const leaks = isReading ? [] : findLeaks(world, change);
      if (isReading) look(change, nowAt + windowMs, waits + 1);
      else if (leaks.length > 0) unlessReloaded(world, at, change, nowAt, () => tell(change, nowAt, leaks));
    }

    function tell(
      { session, to, at: loginAt, seq }: IdentityChange,
      nowAt: number,
      leaks: readonly HeldEntities[],
    ): void {
      const former = formerOf(world, { session, to });
      const from = former === undefined ? 'another user' : nameOf(former);
      const ids = unique(leaks.flatMap((leak) => leak.ids));
      const names = leaks.map(({ store }) => store.name);
      const [first] = leaks;
      report({
        session,
        identity: to,
        key: [String(seq)],
        place: names.toSorted(),
        confidence: 'observed',
        title: `${nameAtStart(to)} is logged in, and ${storesText(names)} still ${names.length === 1 ? 'holds' : 'hold'} ${countText(ids.length, 'entity', 'entities')} that only ${from} was given (${listText(ids)})`,
        at: loginAt,
        untilAt: nowAt,
        facts: {
          from: former?.who ?? '',
          to: to.who ?? '',
          ids,
          stores: leaks.map((leak) => ({
            store: leak.store.number,
            name: leak.store.name,
            entities: leak.ids.length,
            ids: leak.ids.slice(0, MOST_NAMED),
            paths: leak.paths.slice(0, MOST_NAMED),
          })),
        },
        evidence: [
          ...(former === undefined || former.seq === 0
            ? []
            : [
                {
                  session: session.id,
                  seq: former.seq,
                  at: Math.max(former.fromAt, session.header.originMs),
                  role: 'former-user',
                },
              ]),
          { session: session.id, seq, at: loginAt, role: 'login' },
        ],
        witness: [
          { says: `${nameAtStart(to)} is logged in.`, session: session.id, seq, at: loginAt },
          {
            says: `Store ${quoted(names[0] ?? '')} holds ${first?.ids[0]} at ${first?.paths[0]}.`,
            session: session.id,
            at: nowAt,
          },
          {
            says: `${first?.ids[0]} came only while ${from} was logged in; no answer or event gave it to ${nameOf(to)}.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};

function findLeaks(world: World, { session, to }: IdentityChange): readonly HeldEntities[] {
  const epochs = world.identity.all(session);
  const isOthers = (number: number): boolean => epochs[number]?.who !== to.who;
  const others = new Set(epochs.flatMap(({ who }) => (who === undefined || who === to.who ? [] : who)));
  const isOther = (text: string): boolean => [...others].some((who) => world.identity.isIdOf(text, who));
  return findHeld(world, session, (seen, entity) => {
    if (seen.isPublic || ![...seen.epochs].every(isOthers) || isKeptApart(entity.place, isOther)) return false;
    return to.who === undefined || !world.sightings.wasGivenTo(session, entity, to.who);
  });
}

/** Apps with several accounts keep each one's data under its user. */
const isKeptApart = (place: Place, isOther: (text: string) => boolean): boolean =>
  place.some((step) => ('field' in step && isOther(step.field)) || ('item' in step && isOther(step.item)));

/** The last other user before this one. */
const formerOf = (world: World, { session, to }: Pick<IdentityChange, 'session' | 'to'>) =>
  world.identity.all(session).findLast(({ number, who }) => number < to.number && who !== undefined && who !== to.who);
