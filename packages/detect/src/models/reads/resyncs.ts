import type { Json, JsonObject } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { RecordFacts } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';
import { emittedArgs } from '#entities/emitted-args.ts';
import { type FoundEntity, holdsEmptyList } from '#entities/find-entities.ts';
import { mainEntities } from '#entities/main-entities.ts';
import { type References, referencesOf, shareScope } from '#entities/references.ts';
import { isStub, type Shape, type Shapes } from '#entities/shapes.ts';
import { timeOf } from '#entities/time-of.ts';
import { asksToCatchUp, holdsCursor } from '#links/catch-up.ts';
import type { Gap } from '#links/gaps.ts';
import type { Link, LinkFacts } from '#links/link.ts';
import type { NamedIds } from '#naming/named-ids.ts';
import { createGreetings } from './greetings.ts';
import type { Read, ReadFacts } from './reads.ts';

/** Something that may have brought the page up to date again. */
interface Candidate {
  readonly startedAt: number;
  readonly at: number;
  /** What came. Empty together with `isOpaque: false` is a read of other things. */
  readonly entities: readonly FoundEntity[];
  /** What it brought cannot be known, or it said that nothing changed: it counts. */
  readonly isOpaque: boolean;
  /** What it brought was not kept: it may have been anything. */
  readonly isUnknown: boolean;
  /** An event that the server sent by itself. */
  readonly isEvent: boolean;
}

/** Namespaces of all apps, and events of each server, that are remembered. */
const MOST_NAMESPACES = 1_000;
/** Candidates remembered for each page. */
const MOST_CANDIDATES = 64;

export interface ResyncModel {
  /** Whether entities came to any client of this app by a link like this, or its server sent them. */
  carriesEntities(link: Link): boolean;
  /** Whether the object is of a kind that came by a link like this. */
  carries(link: Link, object: JsonObject): boolean;
  /** Whether the page caught up after the gap, as far as can be told: by a read, or by what the server sent itself. */
  wasResynced(gap: Gap, untilAt: number): boolean;
  /** Epoch ms when it first had. Absent: it has not. */
  resyncedAt(gap: Gap, untilAt: number): number | undefined;
  /** Whether a read after the gap brought what nobody can tell: it was cut, binary or a stream. */
  wasReadUnseen(gap: Gap, untilAt: number): boolean;
  /** Whether a list of the place where the entity belongs was read again after the gap. */
  wasListed(gap: Gap, object: JsonObject): boolean;
}

/** Watches for reads that bring what the socket brings: how a client that was away catches up. */
export function createResyncModel(
  bus: Bus<RecordFacts & LinkFacts & ReadFacts>,
  shapes: Shapes,
  named: NamedIds,
): ResyncModel {
  const carried = new RecentMap<string, Carried>(MOST_NAMESPACES);
  const carriedByLink = new WeakMap<Link, Carried>();
  const candidatesOf = perSession<Candidate[]>(() => []);
  const looksAt = perSession(() => new RecentMap<string, number>(MOST_NAMESPACES));
  const lastAskedAt = new WeakMap<Link, number>();
  const greetings = createGreetings(shapes);

  bus.on('event.in', ({ link, event, mains, at }) => {
    if (mains.length === 0) noteEmptyAnswer(link, event.args, at);
    else {
      learn(carriedBy(link), mains, at);
      greetings.note(link, event.name, mains, at);
      remember(link.session, { startedAt: at, at, entities: mains, isOpaque: false, isUnknown: false, isEvent: true });
    }
  });
  bus.on('event.out', ({ link, event, at }) => {
    lastAskedAt.set(link, at);
    if (asksToCatchUp(event.name, event.args)) rememberAsked(link.session, at);
  });
  bus.on('link.requested', ({ session, request }) => {
    if (request !== undefined && holdsCursor(request.auth)) rememberAsked(session, request.at);
  });
  bus.on('probe.emit', ({ session, record }) => {
    const { namespace, event } = record;
    const key = `${namespace}#${event}`;
    const looks = looksAt(session).get(key) ?? 0;
    if (looks >= MOST_LOOKS) return;
    looksAt(session).set(key, looks + 1);
    for (const { shape } of mainEntities(event, emittedArgs({ server: session, record }, named), shapes))
      learnKind(carriedIn(session, namespace), shape);
  });
  bus.on('read', (read) => {
    const entities = read.content?.entities ?? [];
    const kept = read.isWrite ? entities.filter(({ isListed }) => isListed) : entities;
    remember(read.session, {
      startedAt: read.startedAt,
      at: read.at,
      entities: kept,
      isOpaque: isOpaque(read, entities),
      isUnknown: read.isUnknown && !read.isWrite,
      isEvent: false,
    });
  });

  /** The page told the server how far it has come: if nothing follows, nothing was missed. */
  function rememberAsked(session: Session, at: number): void {
    remember(session, { startedAt: at, at, entities: [], isOpaque: true, isUnknown: false, isEvent: false });
  }

  /** An event may answer an event: with a list without items it says that there is nothing new. */
  function noteEmptyAnswer(link: Link, args: readonly Json[], at: number): void {
    const askedAt = lastAskedAt.get(link) ?? Number.NEGATIVE_INFINITY;
    if (at - askedAt <= ANSWER_MS && args.some((arg) => holdsEmptyList(arg))) rememberAsked(link.session, at);
  }

  function remember(session: Session, candidate: Candidate): void {
    const candidates = candidatesOf(session);
    candidates.push(candidate);
    if (candidates.length > 2 * MOST_CANDIDATES) candidates.splice(0, MOST_CANDIDATES);
  }

  function learnKind({ kinds }: Carried, shape: Shape): void {
    if (!isStub(shape)) kinds.add(shape);
  }

  function learn(known: Carried, mains: readonly FoundEntity[], at: number): void {
    const { lags } = known;
    for (const main of mains) {
      learnKind(known, main.shape);
      const madeAt = lags.samples < MOST_SAMPLES ? timeOf(main) : undefined;
      if (madeAt === undefined) continue;
      lags.samples++;
      lags.leastMs = Math.min(lags.leastMs ?? Number.POSITIVE_INFINITY, at - madeAt);
    }
  }

  function carriedBy(link: Link): Carried {
    const ofLink = carriedByLink.get(link);
    if (ofLink !== undefined) return ofLink;
    const known = carriedIn(link.session, link.namespace);
    carriedByLink.set(link, known);
    return known;
  }

  /** By namespace, not by address: the clients of one app may reach it under several. */
  function carriedIn({ app }: Session, namespace: string): Carried {
    const key = `${app}\n${namespace}`;
    const known = carried.get(key) ?? { kinds: new Set(), lags: { samples: 0 } };
    carried.set(key, known);
    return known;
  }

  const carries = (link: Link, object: JsonObject): boolean => {
    const shape = shapes.of(object);
    return !isStub(shape) && [...carriedBy(link).kinds].some((other) => shapes.areAlike(shape, other));
  };

  function resyncedAt(gap: Gap, untilAt: number): number | undefined {
    const backAt = gap.back?.at ?? Number.POSITIVE_INFINITY;
    if (greetings.tellAll(gap, carriedBy(gap.lost).kinds)) return Math.min(backAt, untilAt);
    const isHistory = historyTest(backAt - (carriedBy(gap.lost).lags.leastMs ?? 0));
    return candidatesOf(gap.session).find((candidate) => {
      if (candidate.at > untilAt) return false;
      if (candidate.isEvent) return candidate.at >= gap.fromAt && candidate.entities.some(isHistory);
      if (candidate.at < backAt && candidate.startedAt < gap.noticedAt) return false;
      if (candidate.at < backAt - READ_AHEAD_MS) return false;
      return candidate.isOpaque || candidate.entities.some(({ object }) => carries(gap.lost, object));
    })?.at;
  }

  return {
    carries,
    carriesEntities: (link) => carriedBy(link).kinds.size > 0,
    resyncedAt,
    wasResynced: (gap, untilAt) => resyncedAt(gap, untilAt) !== undefined,
    wasReadUnseen: (gap, untilAt) =>
      candidatesOf(gap.session).some(
        ({ isUnknown, startedAt, at }) => isUnknown && startedAt >= gap.noticedAt && at <= untilAt,
      ),
    wasListed(gap, object) {
      const backAt = gap.back?.at ?? Number.POSITIVE_INFINITY;
      const refs = referencesOf(object);
      return candidatesOf(gap.session).some(
        ({ at, isEvent, entities }) =>
          !isEvent && at >= backAt && entities.some((item) => isSibling(item, object, refs)),
      );
    },
  };

  function isSibling(item: FoundEntity, object: JsonObject, refs: References): boolean {
    if (!item.isListed || !shapes.covers(item.shape, shapes.of(object))) return false;
    return refs.scope.size === 0 || shareScope(referencesOf(item.object), refs);
  }
}

/** What is learned of a namespace from all clients of an app, and from its server. */
interface Carried {
  readonly kinds: Set<Shape>;
  /** The least time from making to arrival: how far the clocks are apart, about. Absent: nothing said when it was made. */
  readonly lags: { leastMs?: number; samples: number };
}

/** How long an event may take to be answered by an event. */
const ANSWER_MS = 5_000;
/** Emits of one event that are enough to tell what it carries. */
const MOST_LOOKS = 3;
/** Events that are enough to tell how far two clocks are apart. */
const MOST_SAMPLES = 200;
/** Clocks and networks are not exact. */
const CLOCK_GRACE_MS = 250;

/** A client may read as soon as the network is back, a little before its socket is. */
const READ_AHEAD_MS = 2_000;

/** An event that brings a list, or something made before the socket was back, is the server's own catching up. */
function historyTest(backAt: number): (item: FoundEntity) => boolean {
  return (item) => {
    const madeAt = timeOf(item);
    return item.isListed || (madeAt !== undefined && madeAt < backAt - CLOCK_GRACE_MS);
  };
}

/** No new items (an empty delta), nothing changed, or an answer whose content was not kept. */
function isOpaque(read: Read, entities: readonly FoundEntity[]): boolean {
  const { via, isWrite, isCatchUp, isUnchanged, isUnknown, content } = read;
  if (isUnknown || (isCatchUp && entities.length === 0)) return true;
  if (isUnchanged) return !isWrite;
  if (content === undefined || entities.length > 0) return false;
  // The arguments of an acknowledgement are a list that means nothing by itself.
  const { body } = content;
  return via === 'ack' && Array.isArray(body) ? body.some((arg) => holdsEmptyList(arg)) : holdsEmptyList(body);
}
