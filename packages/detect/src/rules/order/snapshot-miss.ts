import type { RecordOf } from '@driftscope/records';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Seen } from '#engine/seen.ts';
import { namesEnd } from '#entities/deletion-name.ts';
import { emittedArgs } from '#entities/emitted-args.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import { mainEntities } from '#entities/main-entities.ts';
import { referencesOf } from '#entities/references.ts';
import type { InboundEvent } from '#links/link.ts';
import { scopeKey } from '#missed/held-kinds.ts';
import { isPassing } from '#missed/missed-event.ts';
import type { ServerEmit } from '#models/delivery/server.ts';
import type { Read } from '#models/reads/reads.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Finding, RuleContext } from '#rule.ts';
import { durationText } from '../wording.ts';

/** How long after the first event of a subscription the page may still read what came before it. */
const WINDOW_MS = 5_000;
/** Clocks of server and page differ a little: what was sent so shortly after the page asked may be in the answer. */
const EDGE_MS = 100;
/** Subscriptions remembered for each page, by event and place. */
const MOST_KNOWN = 500;

/** What was sent after the snapshot was asked for, and before the page was subscribed. */
interface Missed {
  readonly event: InboundEvent;
  readonly emitted: ServerEmit;
  readonly entity: FoundEntity;
  readonly read: Read;
  readonly joined: Seen<RecordOf<'probe.join'>>;
}

/** Looks, at the first event of each subscription, for what the server had sent between the read and the subscription. */
export function watchSnapshotMisses({ world, on, at, report }: RuleContext): void {
  const knownOf = perSession(() => new RecentMap<string, true>(MOST_KNOWN));

  on('event.in', (event) => {
    const [main, ...others] = event.mains;
    const { session, id } = event.link;
    const { name } = event.event;
    if (main === undefined || others.length > 0 || isPassing(name) || namesEnd(name)) return;
    const joins = world.subscriptions.joinsOf(event.link);
    if (joins.length === 0) return;
    const key = `${id}\n${name}\n${keyOf(main)}`;
    if (knownOf(session).has(key)) return;
    knownOf(session).set(key, true);
    const servers = new Set(joins.map((joined) => joined.session));
    at(event.at + WINDOW_MS, [session, ...servers], (nowAt) => judge(event, main, nowAt));
  });

  function judge(event: InboundEvent, main: FoundEntity, nowAt: number): void {
    const { session } = event.link;
    // Only a page that keeps what comes after can be said to lack what came before.
    if (world.page.isUnloaded(session) || !world.stores.isHeld(session, main.id)) return;
    for (const joined of world.subscriptions.joinsOf(event.link)) {
      for (const emitted of world.subscriptions.sentBefore(joined, event.event.name)) {
        const missed = missedBy(event, main, emitted, joined);
        if (missed !== undefined && session.isWhole(missed.read.startedAt, nowAt)) report(findingOf(missed, nowAt));
      }
    }
  }

  function missedBy(
    event: InboundEvent,
    main: FoundEntity,
    emitted: ServerEmit,
    joined: Missed['joined'],
  ): Missed | undefined {
    const { session } = event.link;
    const [entity] = mainEntities(emitted.record.event, emittedArgs(emitted, world.named), world.shapes);
    if (entity === undefined || keyOf(entity) !== keyOf(main) || entity.id === main.id) return undefined;
    const isKnown = world.stores.isHeld(session, entity.id) || world.sightings.isKnownId(session, entity.id);
    // What fell into a gap is told as that.
    const isInGap = world.gaps
      .gapsOf(session)
      .some((gap) => gap.fromAt <= emitted.at && (gap.back?.at ?? emitted.at) >= emitted.at);
    if (isKnown || isInGap || emitted.record.volatile !== undefined) return undefined;
    const read = world.subscriptions.readsOf(session).findLast((one) => isSnapshot(one, entity, emitted.at));
    return read && { event, emitted, entity, read, joined };
  }

  /** Whether a read lists such things of the same place, and was asked for before this was sent. */
  function isSnapshot({ startedAt, line, content }: Read, entity: FoundEntity, sentAt: number): boolean {
    if (startedAt + EDGE_MS > sentAt || line.includes('?')) return false;
    return (content?.entities ?? []).some(
      (item) => item.isListed && world.shapes.areAlike(item.shape, entity.shape) && keyOf(item) === keyOf(entity),
    );
  }

  function findingOf({ event, emitted, entity, read, joined }: Missed, nowAt: number): Finding {
    const { session } = event.link;
    const { name } = event.event;
    const { room } = joined.record;
    const identity = world.identity.now(session);
    const who = nameOf(identity);
    const beforeText = durationText(joined.at - emitted.at);
    const server = emitted.server.id;
    return {
      session,
      identity,
      key: [entity.id, name],
      place: [read.pattern, name, 'missed'],
      confidence: 'proven',
      title: `${name} with ${entity.id} was sent ${beforeText} before ${who} was in its room, and after ${read.line} was asked for: neither brought it`,
      at: read.startedAt,
      untilAt: nowAt,
      facts: { request: read.line, event: name, id: entity.id, room, beforeMs: Math.round(joined.at - emitted.at) },
      evidence: [
        { session: session.id, seq: read.startedSeq, at: read.startedAt, role: 'asked' },
        { session: server, seq: emitted.record.seq, at: emitted.at, role: 'sent' },
        { session: server, seq: joined.record.seq, at: joined.at, role: 'joined' },
        { session: session.id, seq: event.seq, at: event.at, role: 'received-first' },
      ],
      witness: [
        {
          says: `The page asked ${read.line}, and the answer lists such things without ${entity.id}.`,
          session: session.id,
          seq: read.seq,
          at: read.at,
        },
        {
          says: `The server sent ${name} with ${entity.id} to room ${room}.`,
          session: server,
          seq: emitted.record.seq,
          at: emitted.at,
        },
        {
          says: `It put the page into that room ${beforeText} later.`,
          session: server,
          seq: joined.record.seq,
          at: joined.at,
        },
        {
          says: `The page keeps what ${name} brought since, and ${durationText(nowAt - event.at)} after the first of it no store holds ${entity.id}.`,
          session: session.id,
          at: nowAt,
        },
      ],
    };
  }
}

const keyOf = ({ object, shape }: FoundEntity): string => scopeKey(referencesOf(object, shape));
