import { isJsonObject, type Json } from '@driftscope/records';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import { idOf } from '#entities/entity-id.ts';
import { timeOf } from '#entities/time-of.ts';
import type { InboundEvent } from '#links/link.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { placeText } from '#stores/place.ts';
import type { StoreChange } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { quoted } from '../wording.ts';
import { isSameMatter } from './same-matter.ts';

/** How far apart two deliveries of one change may be. */
const APART_MS = 5_000;
/** How long an app may take to put into a store what an event brought. */
const FRESH_MS = 3_000;
const SETTLE: Threshold = {
  name: 'event.duplicate.settleMs',
  unit: 'ms',
  value: 1_000,
  says: 'How long a list has to come to rest.',
};
/** An event that comes again under its own name is the same change where its entity was made just before. */
const NEW_MS = 60_000;
/** Entities remembered for each page. */
const MOST_ENTITIES = 1_000;

/** One change, and the two events that brought it. */
interface Twice {
  readonly id: string;
  readonly first: InboundEvent;
  readonly second: InboundEvent;
}

/** One change came to the client twice, and the client took it twice. */
export const eventDuplicate: Rule = {
  kind: 'event.duplicate',
  severity: 'medium',
  summary: 'One change came twice over one connection, and a store took it twice.',
  advice:
    'Send each change to a client once: to one room that all who may see it are in, or to several rooms in one emit ' +
    '(`io.to(a).to(b).emit()`), which reaches a socket in both only once. On the client keep entities by id, so that a change that ' +
    'comes again changes nothing, and derive counts instead of adding to them.',
  thresholds: [SETTLE],
  watch({ world, on, at, report, limit }) {
    const settleMs = limit(SETTLE);
    const lastOf = perSession(() => new RecentMap<string, InboundEvent>(MOST_ENTITIES));
    const twiceOf = perSession(() => new RecentMap<string, Twice>(MOST_ENTITIES));

    on('event.in', (event) => {
      const [main] = event.mains;
      if (main === undefined || event.mains.length > 1) return;
      const { session } = event.link;
      const last = lastOf(session).get(main.id);
      if (last !== undefined && isSameChange(last, event)) {
        twiceOf(session).set(main.id, { id: main.id, first: last, second: event });
      } else lastOf(session).set(main.id, event);
    });
    on('store.changed', (change) => {
      for (const { id } of change.repeats) {
        const twice = twiceOf(change.session).get(id);
        if (twice === undefined || change.at > twice.second.at + FRESH_MS || change.at < twice.second.at) continue;
        at(change.at + settleMs, [change.session], (nowAt) => judge(twice, change, nowAt));
      }
    });

    function judge({ id, first, second }: Twice, change: StoreChange, nowAt: number): void {
      const { session, store } = change;
      if (!session.isWhole(first.at, nowAt)) return;
      const copy = world.stores.copiesOf(session, id, store).find((one) => countIn(one.list, id) > 1);
      if (copy === undefined) return;
      const identity = world.identity.now(session);
      const names = [first.event.name, second.event.name];
      const isOneName = names[0] === names[1];
      const apartMs = Math.round(second.at - first.at);
      const pointers = [first, second].map((event) => ({ session: session.id, seq: event.seq, at: event.at }));
      report({
        session,
        identity,
        key: [id, String(second.seq)],
        place: [store.name, patternOf(world, session, copy), ...names.toSorted()],
        confidence: 'observed',
        title: `${id} came to ${nameOf(identity)} twice within ${apartMs} ms, as ${isOneName ? `${names[0]} both times` : names.join(' and ')}, and stands ${countIn(copy.list, id)} times in ${placeText(copy.place)} of store ${quoted(store.name)}`,
        at: first.at,
        untilAt: nowAt,
        facts: { id, events: names, apartMs, store: store.name, path: placeText(copy.place) },
        evidence: [
          ...pointers.map((pointer) => ({ ...pointer, role: 'received' })),
          { session: session.id, seq: change.seq, at: change.at, role: 'repeated' },
        ],
        witness: [
          ...pointers.map((pointer, index) => ({ ...pointer, says: `${names[index]} brought ${id}.` })),
          { says: 'Both say the same about it: it is one change.', session: session.id, at: second.at },
          {
            says: `The list ${placeText(copy.place)} in store ${quoted(store.name)} holds it ${countIn(copy.list, id)} times.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};

function isSameChange(a: InboundEvent, b: InboundEvent): boolean {
  if (a.link !== b.link || b.at > a.at + APART_MS || !isSameMatter(a.event.name, b.event.name)) return false;
  const [main] = b.mains;
  if (main === undefined) return false;
  const { object } = main;
  if (Object.keys(object).length < 2 || JSON.stringify(a.mains[0]?.object) !== JSON.stringify(object)) return false;
  if (a.event.name !== b.event.name) return true;
  // A track may be queued twice, and each time it is the same track.
  const madeAt = timeOf(main);
  return madeAt !== undefined && Math.abs(b.at - madeAt) <= NEW_MS;
}

const countIn = (list: readonly Json[] | undefined, id: string): number =>
  (list ?? []).filter((item) => isJsonObject(item) && idOf(item) === id).length;
