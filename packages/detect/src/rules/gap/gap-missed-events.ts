import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import { referencesOf } from '#entities/references.ts';
import type { Gap } from '#links/gaps.ts';
import { isPlanned } from '#links/is-planned.ts';
import { createMadeGoodTest } from '#missed/made-good.ts';
import { missedByPeers } from '#missed/missed-by-peers.ts';
import { missedByServer } from '#missed/missed-by-server.ts';
import type { MissedEvent, MissedEvents } from '#missed/missed-event.ts';
import { nameAtStart } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Finding, Rule } from '#rule.ts';
import type { Threshold } from '#threshold.ts';
import { gapMsOf, gapPlace } from '../gap-place.ts';
import { countText, durationText, listText } from '../wording.ts';

const WINDOW: Threshold = {
  name: 'gap.missed-events.windowMs',
  unit: 'ms',
  value: 5_000,
  says: 'How long a page has to catch up once its socket is back.',
};
/** Missed events whose records are given as evidence. */
const MOST_EVIDENCE = 50;

/** Events were sent to a client while its socket was down, and nothing made up for them. */
export const gapMissedEvents: Rule = {
  kind: 'gap.missed-events',
  severity: 'critical',
  summary: 'Events were sent to this client while its socket was down, and nothing brought what they said later.',
  advice:
    'The server sends an event once, to who is connected. On every `connect` with `socket.recovered === false`, ask for ' +
    'what changed since the last event seen (a cursor or sequence number for each room), or read the lists again; apply ' +
    'the answer before the live events that came meanwhile, and drop repeats by id. On the server, keep a log of events ' +
    'for each room, so that catching up costs what was missed.',
  thresholds: [WINDOW],
  watch({ world, on, at, report, limit }) {
    const windowMs = limit(WINDOW);
    /** Gaps that ended in the next gap before they could be judged. */
    const unsettledOf = perSession(() => new Set<Gap>());

    on('gap.closed', (gap) => {
      const waiting = [...unsettledOf(gap.session)].filter(({ channel }) => channel === gap.channel);
      for (const one of [...waiting, gap]) look(one, (gap.back?.at ?? gap.noticedAt) + windowMs);
    });
    on('gap.abandoned', ({ gap, at: nowAt }) => look(gap, nowAt));

    function look(gap: Gap, dueAt: number): void {
      at(dueAt, sessionsOf(world, gap), (nowAt) => judge(gap, nowAt));
    }

    function judge(gap: Gap, nowAt: number): void {
      const waiting = unsettledOf(gap.session);
      waiting.delete(gap);
      if (isExcused(world, gap, nowAt)) return;
      if (gap.back !== undefined && !world.gaps.isUp(gap)) return void waiting.add(gap);
      const missed = missedByServer(gap, world) ?? missedByPeers(gap, world.peers);
      // Mostly nothing: what the page holds by now, which is all of it, is only looked at for what was.
      if (missed.events.length === 0) return;
      const isMadeGood = createMadeGoodTest(world, gap, nowAt);
      const events = missed.events.filter((event) => !isMadeGood(event));
      if (events.length > 0) report(findingFrom(world, gap, { ...missed, events }, nowAt));
    }
  },
};

/** The verdict needs the page's records, and those of the server that the page came back to: what it deleted later. */
function sessionsOf({ server }: World, gap: Gap): readonly Session[] {
  return [gap.session, ...server.sessionsFor(gap).slice(-1)];
}

function isExcused(world: World, gap: Gap, nowAt: number): boolean {
  return (
    world.page.isUnloaded(gap.session) ||
    !sessionsOf(world, gap).every((session) => session.isWhole(gap.fromAt, nowAt)) ||
    isPlanned(world.identity, gap, nowAt)
  );
}

function findingFrom(world: World, gap: Gap, { events, others }: MissedEvents, nowAt: number): Finding {
  const { session, back } = gap;
  const identity = world.identity.now(session);
  const ids = [...new Set(events.map(({ entity }) => entity.id))];
  const gapMs = gapMsOf(gap, nowAt);
  return {
    session,
    identity,
    key: [gap.id],
    place: [...gapPlace(gap), mostFrequent(events)],
    confidence: 'proven',
    title: `${nameAtStart(identity)} missed ${namesText(events)} (${listText(ids)}) while the socket was down for ${durationText(gapMs)}`,
    at: gap.fromAt,
    untilAt: nowAt,
    facts: {
      missedIds: ids,
      missed: events.map(describe),
      otherMissed: others,
      gapMs,
      reason: gap.reason,
      recovered: back?.recovered ?? false,
      namespace: gap.lost.namespace,
    },
    evidence: [
      { session: session.id, seq: gap.seq, at: gap.noticedAt, role: 'lost' },
      ...events.slice(0, MOST_EVIDENCE).flatMap(({ evidence }) => evidence),
      ...(back === undefined ? [] : [{ session: session.id, seq: back.seq, at: back.at, role: 'restored' }]),
    ],
    witness: [
      ...(events[0]?.witness ?? []),
      { says: `The socket was down for ${durationText(gapMs)}.`, session: session.id, seq: gap.seq, at: gap.noticedAt },
      {
        says: `Up to then no event, answer or store brought ${ids[0] ?? 'it'} to this client.`,
        session: session.id,
        at: nowAt,
      },
    ],
  };
}

function describe({ event, entity, at, room }: MissedEvent): { [name: string]: string | number } {
  const { by } = referencesOf(entity.object);
  return {
    id: entity.id,
    event,
    at: Math.round(at),
    ...(room !== undefined && { room }),
    ...(by !== undefined && { by }),
  };
}

/** `3 message:new events`, `3 events (message:new, message:edited)`. */
function namesText(events: readonly MissedEvent[]): string {
  const names = [...new Set(events.map(({ event }) => event))];
  if (names.length === 1) return countText(events.length, `${names[0]} event`);
  return `${countText(events.length, 'event')} of ${listText(names)}`;
}

function mostFrequent(events: readonly MissedEvent[]): string {
  const counts = new Map<string, number>();
  for (const { event } of events) counts.set(event, (counts.get(event) ?? 0) + 1);
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted[0]?.[0] ?? '';
}
