import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import { referencesOf } from '#entities/references.ts';
import type { InboundEvent } from '#links/link.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { durationText } from '../wording.ts';

/** When an event's parent and child are looked for: at first, and where the parent is late. */
const LOOKS_MS = [2_000, 10_000, 30_000] as const;
/** So many earlier events of the kind, whose parents were there, must have been kept. */
const LEAST_KEPT = 2;
/** Kinds of events, by name and reference, remembered for each page. */
const MOST_KINDS = 200;

/** How a page treats events whose parent it holds. */
interface Habit {
  kept: number;
  /** One was not kept: the page picks what it keeps. */
  isPicky: boolean;
  lastChild: string;
  lastAt: number;
}

interface Orphan {
  readonly event: InboundEvent;
  readonly child: string;
  readonly parent: string;
  /** `room`, as in `roomId`. */
  readonly as: string;
}

/** What an event brought was lost, since what it belongs to was not there yet. */
export const eventOrphan: Rule = {
  kind: 'event.orphan',
  severity: 'medium',
  summary: 'An event came before what it belongs to was there, and what it brought is not in the store.',
  advice:
    'Send one complete event for a change that makes several things (`room:created` with its first message), or in an order in which ' +
    'each finds what it belongs to. On the client read the parent when an event names one that is unknown, and keep the event until then.',
  watch({ world, on, at, report }) {
    const habitsOf = perSession(() => new RecentMap<string, Habit>(MOST_KINDS));

    on('event.in', (event) => {
      const { session } = event.link;
      const [main] = event.mains;
      if (main === undefined || event.mains.length > 1) return;
      for (const [as, parent] of referencesOf(main.object, main.shape).scope) {
        const key = `${event.event.name}\n${as}`;
        if (world.stores.isHeld(session, parent)) learn(session, key, main.id, event.at);
        else if (!world.sightings.isKnownId(session, parent) && isKeeping(session, key))
          look({ event, child: main.id, parent, as }, 0);
      }
    });

    function learn(session: Session, key: string, child: string, eventAt: number): void {
      const habit = habitsOf(session).get(key);
      if (habit === undefined) {
        habitsOf(session).set(key, { kept: 0, isPicky: false, lastChild: child, lastAt: eventAt });
        return;
      }
      judgeLast(session, habit, eventAt);
      habit.lastChild = child;
      habit.lastAt = eventAt;
    }

    /** What came before has found its place by now, or never will. */
    function judgeLast(session: Session, habit: Habit, nowAt: number): void {
      if (world.stores.isHeld(session, habit.lastChild)) habit.kept++;
      else if (nowAt > habit.lastAt + LOOKS_MS[0]) habit.isPicky = true;
    }

    function isKeeping(session: Session, key: string): boolean {
      const habit = habitsOf(session).get(key);
      return habit !== undefined && !habit.isPicky && habit.kept >= LEAST_KEPT;
    }

    function look(orphan: Orphan, times: number): void {
      const dueMs = LOOKS_MS[times];
      const { event } = orphan;
      if (dueMs !== undefined) at(event.at + dueMs, [event.link.session], (nowAt) => judge(orphan, times, nowAt));
    }

    function judge(orphan: Orphan, times: number, nowAt: number): void {
      const { event, child, parent } = orphan;
      const { session } = event.link;
      if (!session.isWhole(event.at, nowAt) || world.page.isUnloaded(session)) return;
      if (world.stores.isHeld(session, child)) return;
      const isReading = world.requests.readsPendingSince(session, event.at) > 0;
      // A parent that never comes may be none of this page's concern.
      if (isReading || !world.stores.isHeld(session, parent)) look(orphan, times + 1);
      else tell(orphan, nowAt);
    }

    function tell({ event, child, parent, as }: Orphan, nowAt: number): void {
      const { session } = event.link;
      const { name } = event.event;
      const identity = world.identity.now(session);
      const received = { session: session.id, seq: event.seq, at: event.at };
      const lateMs = Math.round(nowAt - event.at);
      const stores = world.stores.copiesOf(session, parent).map(({ store }) => store);
      const [store] = stores;
      report({
        session,
        identity,
        key: [child, String(event.seq)],
        place: [name, as],
        confidence: 'observed',
        title: `${name} brought ${child} of ${as} ${parent} before ${nameOf(identity)} had that ${as}, and ${durationText(lateMs)} later the ${as} is there without it`,
        at: event.at,
        untilAt: nowAt,
        facts: { child, parent, reference: as, event: name, store: store?.name ?? '' },
        evidence: [
          { ...received, role: 'received' },
          ...(store === undefined ? [] : [{ session: session.id, seq: store.seq, at: store.changedAt, role: 'held' }]),
        ],
        witness: [
          { ...received, says: `${name} brought ${child}, which belongs to ${as} ${parent}.` },
          { ...received, says: `No store held ${parent} then, and nothing had named it before.` },
          {
            says: `${durationText(lateMs)} later a store holds ${parent}, and none holds ${child}; earlier ones of its kind were kept.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};
