import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Doubled } from '#links/doubled.ts';
import { HANDOVER } from '#links/doubled.ts';
import { channelOf, type InboundEvent, type Link } from '#links/link.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Finding, Rule } from '#rule.ts';
import type { StoreChange } from '#stores/stores.ts';
import { channelPlace } from '../gap-place.ts';
import { durationText, quoted } from '../wording.ts';

/** What a commit does so soon after an event it does because of that. */
const EFFECT_MS = 1_000;
/** Channels remembered for each page. */
const MOST_CHANNELS = 256;

/** A page has two connections where it needs one, or hears the one that it has closed. */
export const socketDoubled: Rule = {
  kind: 'socket.doubled',
  severity: 'medium',
  summary:
    'A page keeps two connections that serve the same, or takes what comes over one that it has closed and replaced.',
  advice:
    'Keep one connection for the page, in a module of its own or above all that is mounted and unmounted: each call of `io()` or ' +
    '`new WebSocket()` in a component, an effect or a handler of `close` opens another. Close it in the clean-up, take its handlers off ' +
    'before the next one is made, and let handlers of an old connection look whether they are still the current one.',
  thresholds: [HANDOVER],
  watch({ world, on, report }) {
    /** What came last over a connection that the page had closed, while its successor was up. */
    const lateOf = perSession<{ last?: InboundEvent & { readonly successor: Link } }>(() => ({}));
    const lastUpOf = perSession(() => new RecentMap<string, Link>(MOST_CHANNELS));

    on('links.doubled', (doubled) => {
      const { older, newer, session, at } = doubled;
      const [before, after] = [older, newer].map(({ up }) => world.identity.changesBetween(session, up?.at ?? at, at));
      // Of a connection that a former user has left behind, another rule tells.
      if ((before ?? []).length > 0 || (after ?? []).length > 0 || world.page.isUnloaded(session)) return;
      report(findingOf(doubled));
    });
    on('link.up', (link) => lastUpOf(link.session).set(channelOf(link), link));
    on('event.in', (event) => {
      const { link } = event;
      const isClosed = link.down?.reason === 'app' || (link.down === undefined && link.socket.isClosing === true);
      const successor = isClosed ? lastUpOf(link.session).get(channelOf(link)) : undefined;
      if (successor === undefined || successor === link || successor.down !== undefined) return;
      lateOf(link.session).last = { ...event, successor };
    });
    on('store.changed', (change) => {
      const { last } = lateOf(change.session);
      if (last === undefined || change.cause !== last.seq || change.at > last.at + EFFECT_MS) return;
      delete lateOf(change.session).last;
      report(lateFinding(last, change));
    });

    function findingOf({ session, older, newer, at, shared }: Doubled): Finding {
      const identity = world.identity.now(session);
      const forMs = Math.round(at - (newer.up?.at ?? at));
      const pointers = [older, newer].flatMap(({ up }) =>
        up === undefined ? [] : [{ session: session.id, seq: up.seq, at: up.at }],
      );
      const both = shared === undefined ? '' : `, and both brought ${shared.name}`;
      return {
        session,
        identity,
        key: [String(older.socket.number), String(newer.socket.number)],
        place: channelPlace(newer),
        confidence: 'observed',
        title: `The page of ${nameOf(identity)} has had two connections to ${newer.socket.address} for ${durationText(forMs)}${both}`,
        at: newer.up?.at ?? at,
        untilAt: at,
        facts: { forMs, namespace: newer.namespace, how: 'side by side', ...(shared && { event: shared.name }) },
        evidence: [
          ...pointers.map((pointer) => ({ ...pointer, role: 'connected' })),
          ...(shared === undefined
            ? []
            : [shared.first, shared.second].map((seq) => ({
                session: session.id,
                seq,
                at: shared.at,
                role: 'brought',
              }))),
        ],
        witness: [
          ...pointers.map((pointer, index) => ({
            ...pointer,
            says:
              index === 0
                ? 'A connection was opened.'
                : 'Another one was opened, to the same place and in the same name.',
          })),
          ...(shared === undefined
            ? []
            : [{ says: `One ${shared.name} came over both.`, session: session.id, seq: shared.second, at: shared.at }]),
          { says: `${durationText(forMs)} later both are open.`, session: session.id, at },
        ],
      };
    }

    function lateFinding(
      { link, event, successor, at, seq }: InboundEvent & { successor: Link },
      change: StoreChange,
    ): Finding {
      const { session, store } = change;
      const identity = world.identity.now(session);
      const pointer = { session: session.id, seq, at };
      const commit = { session: session.id, seq: change.seq, at: change.at };
      const up = successor.up && { session: session.id, seq: successor.up.seq, at: successor.up.at };
      return {
        session,
        identity,
        key: [link.id, 'late'],
        place: [...channelPlace(link), 'late', event.name, store.name],
        confidence: 'observed',
        title: `${event.name} came over a connection that the page of ${nameOf(identity)} had closed and replaced, and changed store ${quoted(store.name)}`,
        at,
        untilAt: change.at,
        facts: { namespace: link.namespace, how: 'after it was replaced', event: event.name, store: store.name },
        evidence: [
          ...(up === undefined ? [] : [{ ...up, role: 'connected' }]),
          { ...pointer, role: 'brought' },
          { ...commit, role: 'taken' },
        ],
        witness: [
          ...(up === undefined
            ? []
            : [{ ...up, says: 'The page closed a connection and opened another one in its place.' }]),
          { ...pointer, says: `${event.name} came over the one that it had closed.` },
          { ...commit, says: `Store ${quoted(store.name)} took it.` },
        ],
      };
    }
  },
};
