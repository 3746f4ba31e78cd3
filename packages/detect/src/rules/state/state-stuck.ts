import { perSession } from '#engine/per-session.ts';
import { RecentBySeq } from '#engine/recent-by-seq.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import type { Gap } from '#links/gaps.ts';
import type { Overdue, Transient } from '#models/commits/transients.ts';
import type { Request } from '#models/requests/requests.ts';
import { entitiesIn } from '#models/told/news.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { placeText } from '#stores/place.ts';
import type { Threshold } from '#threshold.ts';
import { countText, durationText, quoted } from '../wording.ts';

/** A value belongs to a request that begins so soon before or after it. */
const AROUND_MS = 1_000;
const SETTLE: Threshold = {
  name: 'state.stuck.settleMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a page has to make something of an answer, or of a connection that is back.',
};
/** Of the values before it, so many must have ended the same way. */
const SHARE = 0.8;
/** While the request is still on its way it is looked at again later, so often. */
const LOOK_AGAIN_MS = 5_000;
const MOST_LOOKS = 60;
const MOST_PLACES = 256;
const MOST_EVENTS = 128;
const MOST_REQUESTS = 64;

/** What ended the values of one place so far: requests by their pattern, events by their name. */
interface Habit {
  count: number;
  readonly byRequest: Map<string, number>;
  readonly byEvent: Map<string, number>;
}

interface Ended {
  readonly request: Request;
  readonly how: string;
  readonly at: number;
  readonly seq: number;
}

/** Why it can be told that nothing will end it any more. */
type Missed =
  | { readonly by: 'request'; readonly ended: Ended }
  | {
      readonly by: 'event';
      readonly event: string;
      readonly gap: Gap;
      readonly backAt: number;
      readonly backSeq: number;
    };

/** Something that was to pass stays: what was to end it has come and gone. */
export const stateStuck: Rule = {
  kind: 'state.stuck',
  severity: 'medium',
  summary:
    'A state that is meant to pass (loading, sending, typing) stays, though what always ended it is over or was missed.',
  advice:
    'End it on every way out: `finally`, and not only where the answer is good. What an event is to end must not live longer than ' +
    'its connection: clear it when the connection is lost, give it a deadline of its own, and read it anew on every connect. The sync ' +
    'client keeps pending, sent and failed by itself, and settles them after each reconnect.',
  thresholds: [SETTLE],
  watch({ world, on, at, report, limit }) {
    const settleMs = limit(SETTLE);
    const habitsOf = perSession(() => new RecentMap<string, Habit>(MOST_PLACES));
    const eventsOf = perSession(() => new RecentBySeq<string>(MOST_EVENTS));
    const endedOf = perSession<Ended[]>(() => []);

    on('event.in', ({ link, event, seq }) => eventsOf(link.session).set(seq, event.name));
    on('request.answered', ({ request, status, at: endedAt, seq }) =>
      noteEnd({ request, how: `was answered with ${status}`, at: endedAt, seq }),
    );
    on('request.failed', ({ request, reason, status, at: endedAt, seq }) =>
      noteEnd({
        request,
        how: status === undefined ? failureTexts[reason] : `was refused with ${status}`,
        at: endedAt,
        seq,
      }),
    );
    on('transient.ended', ({ transient, cause }) => learn(transient, cause));
    on('transient.overdue', (overdue) => look(overdue, overdue.at, 1));

    function noteEnd(ended: Ended): void {
      const all = endedOf(ended.request.session);
      all.push(ended);
      if (all.length > 2 * MOST_REQUESTS) all.splice(0, MOST_REQUESTS);
    }

    function learn(transient: Transient, cause: number | undefined): void {
      const { session } = transient;
      const habits = habitsOf(session);
      const habit = habits.get(keyOf(transient)) ?? { count: 0, byRequest: new Map(), byEvent: new Map() };
      habit.count++;
      const request = cause === undefined ? undefined : world.origins.of(session, cause)?.request;
      const event = cause === undefined ? undefined : eventsOf(session).get(cause);
      if (request !== undefined && isAround(transient, request)) countOne(habit.byRequest, request.pattern);
      else if (event !== undefined) countOne(habit.byEvent, event);
      habits.set(keyOf(transient), habit);
    }

    function look(overdue: Overdue, dueAt: number, looks: number): void {
      const { transient } = overdue;
      const { session } = transient;
      at(dueAt, [session], (nowAt) => {
        if (!world.transients.isStill(transient) || world.page.isUnloaded(session)) return;
        const missed = missedBy(transient, nowAt);
        if (missed !== undefined && session.isWhole(transient.at - AROUND_MS, nowAt)) tell(overdue, missed, nowAt);
        else if (missed === undefined && looks < MOST_LOOKS) look(overdue, nowAt + LOOK_AGAIN_MS, looks + 1);
      });
    }

    function missedBy(transient: Transient, nowAt: number): Missed | undefined {
      const habit = habitsOf(transient.session).get(keyOf(transient));
      if (habit === undefined) return undefined;
      const pattern = mostly(habit.byRequest, habit.count);
      const event = mostly(habit.byEvent, habit.count);
      if (pattern !== undefined) return missedAnswer(transient, pattern, nowAt);
      return event === undefined ? undefined : missedEvent(transient, event, nowAt);
    }

    function missedAnswer(transient: Transient, pattern: string, nowAt: number): Missed | undefined {
      const ended = endedOf(transient.session).findLast(
        ({ request }) => request.pattern === pattern && isAround(transient, request),
      );
      return ended === undefined || ended.at > nowAt - settleMs ? undefined : { by: 'request', ended };
    }

    /** A gap in which it may have been sent, and no word of it since. */
    function missedEvent({ session, at: beganAt, id }: Transient, event: string, nowAt: number): Missed | undefined {
      for (const gap of world.gaps.gapsOf(session)) {
        const { back } = gap;
        if (gap.noticedAt < beganAt || back === undefined || back.recovered || back.at > nowAt - settleMs) continue;
        const isTold = world.news
          .recent(session)
          .some((news) => news.at >= back.at && entitiesIn(news).some((entity) => entity.id === id));
        if (!isTold) return { by: 'event', event, gap, backAt: back.at, backSeq: back.seq };
      }
      return undefined;
    }

    function tell({ transient, count, longestMs }: Overdue, missed: Missed, nowAt: number): void {
      const { session, store, place, pattern, field, at: beganAt, seq, value } = transient;
      const identity = world.identity.now(session);
      const where = `${placeText(place)} in store ${quoted(store.name)}`;
      const said = JSON.stringify(value);
      const sinceText = durationText(nowAt - beganAt);
      const { what, evidence, witness } =
        missed.by === 'request' ? answerTexts(session, missed) : eventTexts(session, missed);
      report({
        session,
        identity,
        key: [String(store.number), placeText(place), String(seq)],
        place: [store.name, pattern],
        confidence: missed.by === 'request' ? 'observed' : 'likely',
        title: `${where} of ${nameOf(identity)} has been ${said} for ${sinceText}, though it never took longer than ${durationText(longestMs)} before; ${what}`,
        at: beganAt,
        untilAt: nowAt,
        facts: {
          store: store.name,
          path: placeText(place),
          field,
          value,
          sinceMs: Math.round(nowAt - beganAt),
          longestMs: Math.round(longestMs),
          before: count,
          endedBy: missed.by === 'request' ? missed.ended.request.line : missed.event,
        },
        evidence: [{ session: session.id, seq, at: beganAt, role: 'began' }, ...evidence],
        witness: [
          { says: `${where} became ${said}.`, session: session.id, seq, at: beganAt },
          {
            says: `${countText(count, 'time')} before, it was over within ${durationText(longestMs)}.`,
            session: session.id,
            at: beganAt,
          },
          ...witness,
          { says: `It is still ${said}, ${sinceText} after it began.`, session: session.id, at: nowAt },
        ],
      });
    }
  },
};

const failureTexts = { network: 'did not reach the server', abort: 'was called off', refused: 'was refused' } as const;

const keyOf = ({ store, pattern }: Transient): string => `${store.number} ${pattern}`;

const isAround = (transient: Transient, request: Request): boolean => Math.abs(request.at - transient.at) <= AROUND_MS;

function countOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** What ended nearly all of them. */
const mostly = (counts: ReadonlyMap<string, number>, of: number): string | undefined =>
  [...counts].find(([, count]) => count >= SHARE * of)?.[0];

function answerTexts(session: Session, { ended }: Extract<Missed, { by: 'request' }>) {
  const { request, how, at, seq } = ended;
  const says = `${request.line}, which it belongs to, ${how}.`;
  return {
    what: `${request.line} ${how}`,
    evidence: [
      { session: session.id, seq: request.seq, at: request.at, role: 'asked' },
      { session: session.id, seq, at, role: 'ended' },
    ],
    witness: [{ says, session: session.id, seq, at }],
  };
}

function eventTexts(session: Session, { event, gap, backAt, backSeq }: Extract<Missed, { by: 'event' }>) {
  const lengthText = durationText(backAt - gap.fromAt);
  return {
    what: `${event}, which ends it, may have come while the socket was down for ${lengthText}`,
    evidence: [
      { session: session.id, seq: gap.seq, at: gap.noticedAt, role: 'lost' },
      { session: session.id, seq: backSeq, at: backAt, role: 'back' },
    ],
    witness: [
      {
        says: `The socket was down for ${lengthText}, and ${event} ends it.`,
        session: session.id,
        seq: gap.seq,
        at: gap.noticedAt,
      },
      { says: 'Since it is back, nothing was said about it.', session: session.id, seq: backSeq, at: backAt },
    ],
  };
}
