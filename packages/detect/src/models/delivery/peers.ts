import type { JsonObject } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { getOrMake } from '#engine/get-or-make.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import { type References, referencesOf } from '#entities/references.ts';
import type { Gap, GapModel, UpTime } from '#links/gaps.ts';
import { channelOf, type Link, type LinkFacts } from '#links/link.ts';
import type { IdentityModel } from '../users/identity.ts';

/** That one page received an event, first. */
interface Receipt {
  readonly session: Session;
  readonly at: number;
  readonly seq: number;
}

/** An event about one entity, with every page of the app that received it. */
export interface PeerEvent {
  readonly name: string;
  readonly entity: FoundEntity;
  readonly receipts: readonly Receipt[];
}

/** An event that a peer received in a gap, with another one that shows who is in its audience. */
export interface PeerMiss {
  readonly event: PeerEvent;
  readonly refs: References;
  readonly receipt: Receipt;
  readonly shared: PeerEvent;
}

export interface PeerModel {
  /** What peers received in the gap that the client's audience was sent, as far as that can be shown. */
  missed(gap: Gap): readonly PeerMiss[];
  /** What earlier events of this name brought to the gap's page for the same place. */
  received(gap: Gap, name: string, object: JsonObject): readonly FoundEntity[];
}

/** Channels of all apps that are remembered. */
const MOST_CHANNELS = 200;
/** Entities of events remembered for each app and channel, and events about each. */
const MOST_ENTITIES = 5_000;
const MOST_NAMES = 16;
/** From so many on those of pages that were forgotten are looked for. */
const MANY_RECEIPTS = 8;
/** Clocks of two machines, and the way to them, differ: near its ends nothing is said about a link. */
const EDGE_MS = 500;
/** Events both must have received before "all that the peer gets" is believed, where no field names a place. */
const UNSCOPED_EVIDENCE = 3;

/** Compares what the pages of one app received. */
export function createPeerModel(bus: Bus<LinkFacts>, gaps: GapModel, identity: IdentityModel): PeerModel {
  const channels = new RecentMap<string, ChannelEvents>(MOST_CHANNELS);
  const channelOfLink = new WeakMap<Link, ChannelEvents>();
  /** When a page last asked on a link to be put into other rooms. */
  const movedAt = new WeakMap<Link, number>();

  bus.on('event.in', ({ link, event, mains, at, seq }) => {
    if (mains.length === 0) return;
    const events = getOrMake(channelOfLink, link, () => channelFor(link.session, channelOf(link)));
    for (const entity of mains) note(events, event.name, entity, { session: link.session, at, seq });
  });

  bus.on('event.out', ({ link, event, at }) => {
    if (isMove(event.name)) movedAt.set(link, at);
  });

  function channelFor({ app }: Session, channel: string): ChannelEvents {
    return getOrMake(channels, `${app}\n${channel}`, () => new RecentMap(MOST_ENTITIES));
  }

  /** An event of no place that names the one user who received it, on all of that user's pages: it may be theirs alone. */
  function mayBePrivate({ receipts }: PeerEvent, { scope, by }: References): boolean {
    return scope.size === 0 && by !== undefined && receipts.every(({ session }) => identity.now(session).who === by);
  }

  return {
    received(gap, name, object) {
      const refs = referencesOf(object);
      return eventsIn(channelFor(gap.session, gap.channel))
        .filter((event) => event.name === name && wasReceivedBefore(event, gap))
        .map(({ entity }) => entity)
        .filter((entity) => areSame(referencesOf(entity.object, entity.shape), refs));
    },
    missed(gap) {
      const events = eventsIn(channelFor(gap.session, gap.channel));
      const heardElsewhere = events.flatMap((event) => {
        const receipt = hasReached(event, gap.session) ? undefined : receiptIn(gap, event);
        return receipt === undefined ? [] : [{ event, receipt }];
      });
      if (heardElsewhere.length === 0) return [];
      const upTimes = gaps.upTimes(gap.session, gap.channel);
      const sinceAt = movedAt.get(gap.lost) ?? Number.NEGATIVE_INFINITY;
      const audiences = audiencesOf(events, { session: gap.session, upTimes, sinceAt });
      return heardElsewhere.flatMap(({ event, receipt }) => {
        const refs = refsOf(event);
        if (mayBePrivate(event, refs)) return [];
        const needed = refs.scope.size > 0 ? 1 : UNSCOPED_EVIDENCE;
        const shared = sharedEvent(audiences.get(audienceOf(event)), event, needed);
        return shared === undefined ? [] : [{ event, refs, receipt, shared }];
      });
    },
  };
}

/** What is known of a page's being in an audience. */
interface Membership {
  readonly session: Session;
  readonly upTimes: readonly UpTime[];
  /** Since when its rooms have been the same. */
  readonly sinceAt: number;
}

/** Names of events by which a page asks for other rooms. */
const isMove = (event: string): boolean => /join|leave|enter|exit|switch|subscribe|watch/i.test(event);

/** By the id of their entity: the first event about each. */
type ChannelEvents = RecentMap<string, NotedEvent>;

interface NotedEvent extends PeerEvent {
  readonly receipts: Receipt[];
  /** {@link audienceKey}, once somebody asked for it. */
  audience: string | undefined;
  /** The next one about the same entity: no lists, for mostly there is none. */
  next: NotedEvent | undefined;
}

function note(events: ChannelEvents, name: string, entity: FoundEntity, receipt: Receipt): void {
  let last: NotedEvent | undefined;
  let count = 0;
  for (let event = events.get(entity.id); event !== undefined; event = event.next) {
    if (event.name === name) {
      if (!hasReached(event, receipt.session)) keepReceipt(event.receipts, receipt);
      return;
    }
    last = event;
    count++;
  }
  if (count >= MOST_NAMES) return;
  const event = { name, entity, receipts: [receipt], audience: undefined, next: undefined };
  if (last === undefined) events.set(entity.id, event);
  else last.next = event;
}

/** Of pages that were forgotten two tell as much as all: that somebody received it then, and not only one. */
function keepReceipt(receipts: Receipt[], receipt: Receipt): void {
  const [first, second] = receipts;
  if (receipts.length >= MANY_RECEIPTS && receipts.some(isOfForgotten))
    receipts.splice(
      0,
      receipts.length,
      ...receipts.filter((one) => one === first || one === second || !isOfForgotten(one)),
    );
  receipts.push(receipt);
}

const isOfForgotten = ({ session }: Receipt): boolean => session.isForgotten;

function eventsIn(events: ChannelEvents): readonly NotedEvent[] {
  const all: NotedEvent[] = [];
  for (const first of events.values())
    for (let event: NotedEvent | undefined = first; event !== undefined; event = event.next) all.push(event);
  return all;
}

const hasReached = ({ receipts }: PeerEvent, session: Session, sinceAt = Number.NEGATIVE_INFINITY): boolean =>
  receipts.some((receipt) => receipt.session === session && receipt.at >= sinceAt);

const wasReceivedBefore = ({ receipts }: PeerEvent, { session, fromAt }: Gap): boolean =>
  receipts.some((receipt) => receipt.session === session && receipt.at <= fromAt);

function receiptIn({ fromAt, back }: Gap, { receipts }: PeerEvent): Receipt | undefined {
  return receipts.find(({ at }) => at >= fromAt && at <= (back?.at ?? Number.POSITIVE_INFINITY));
}

/** What a page shows of its being in an audience: the events of one name and one place. */
interface Audience {
  /** Those that it and a peer received. */
  readonly received: PeerEvent[];
  /** Those that a peer received while this page was up, and this page did not. */
  readonly refused: PeerEvent[];
}

/** All audiences at once, by {@link audienceKey}: a long gap misses thousands of events of one. */
function audiencesOf(
  events: readonly NotedEvent[],
  { session, upTimes, sinceAt }: Membership,
): ReadonlyMap<string, Audience> {
  const isUpAt = (at: number) => upTimes.some((up) => up.fromAt + EDGE_MS <= at && at <= up.untilAt - EDGE_MS);
  const audiences = new Map<string, Audience>();
  for (const event of events) {
    const key = audienceOf(event);
    const audience = getOrMake(audiences, key, () => ({ received: [], refused: [] }));
    if (!hasReached(event, session)) {
      if (event.receipts.some(({ at }) => isUpAt(at))) audience.refused.push(event);
    } else if (event.receipts.length > 1 && hasReached(event, session, sinceAt)) audience.received.push(event);
  }
  return audiences;
}

/** The same for events of one name that belong to the same place, as far as they say. */
function audienceKey(event: PeerEvent): string {
  return JSON.stringify([event.name, ...[...refsOf(event).scope].sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Each gap asks for those of all events that are remembered, and most of them were asked for by the gap before. */
function audienceOf(event: NotedEvent): string {
  event.audience ??= audienceKey(event);
  return event.audience;
}

/**
 * An event of one audience that this page and a peer both received; `undefined` unless this page, while it was up,
 * received every other one of them, and enough, and has not moved since.
 */
function sharedEvent(audience: Audience | undefined, missed: PeerEvent, needed: number): PeerEvent | undefined {
  if (audience === undefined || audience.refused.some((event) => event !== missed)) return undefined;
  return audience.received.length >= needed ? audience.received.at(-1) : undefined;
}

const refsOf = ({ entity }: PeerEvent): References => referencesOf(entity.object, entity.shape);

/** Whether two entities belong to the same place, as far as they say. */
function areSame(a: References, b: References): boolean {
  return a.scope.size === b.scope.size && [...a.scope].every(([name, id]) => b.scope.get(name) === id);
}
