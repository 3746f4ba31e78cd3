import type { Json, JsonObject } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { Session } from '../engine/session.ts';
import { type FoundEntity, findEntities, holdsEmptyList } from '../entities/find-entities.ts';
import { type References, referencesOf, shareScope } from '../entities/references.ts';
import { isStub, type Shape, type Shapes } from '../entities/shapes.ts';
import { timeOf } from '../entities/time-of.ts';
import type { Gap } from '../links/gaps.ts';
import { channelOf, type Link, type LinkFacts } from '../links/link.ts';
import type { Read, ReadFacts } from './reads.ts';

/** Something that may have brought the page up to date again. */
interface Candidate {
  readonly startedAt: number;
  readonly at: number;
  /** What came. Empty together with `isOpaque: false` is a read of other things. */
  readonly entities: readonly FoundEntity[];
  /** What it brought cannot be known, or it said that nothing changed: it counts. */
  readonly isOpaque: boolean;
  /** An event that the server sent by itself. */
  readonly isEvent: boolean;
}

/** Candidates remembered for each page. */
const MOST_CANDIDATES = 64;

export interface ResyncModel {
  /** Whether any client of this app saw entities come by a link like this. */
  carriesEntities(link: Link): boolean;
  /** Whether the object is of a kind that came by a link like this. */
  carries(link: Link, object: JsonObject): boolean;
  /** Whether the page caught up after the gap, as far as can be told: by a read, or by what the server sent itself. */
  wasResynced(gap: Gap, untilAt: number): boolean;
  /** Whether a list of the place where the entity belongs was read again after the gap. */
  wasListed(gap: Gap, object: JsonObject): boolean;
}

/** Watches for reads that bring what the socket brings: how a client that was away catches up. */
export function createResyncModel(bus: Bus<LinkFacts & ReadFacts>, shapes: Shapes): ResyncModel {
  const carried = new Map<string, Carried>();
  const carriedByLink = new WeakMap<Link, Carried>();
  const candidatesOf = perSession<Candidate[]>(() => []);

  bus.on('event.in', ({ link, mains, at }) => {
    if (mains.length === 0) return;
    learn(carriedBy(link), mains, at);
    remember(link.session, { startedAt: at, at, entities: mains, isOpaque: false, isEvent: true });
  });
  bus.on('read', (read) => {
    const entities = read.content === undefined ? [] : findEntities(read.content.body);
    const kept = read.isWrite ? entities.filter(({ isListed }) => isListed) : entities;
    remember(read.session, {
      startedAt: read.startedAt,
      at: read.at,
      entities: kept,
      isOpaque: isOpaque(read, entities),
      isEvent: false,
    });
  });

  function remember(session: Session, candidate: Candidate): void {
    const candidates = candidatesOf(session);
    candidates.push(candidate);
    if (candidates.length > 2 * MOST_CANDIDATES) candidates.splice(0, MOST_CANDIDATES);
  }

  function learn({ kinds, lags }: Carried, mains: readonly FoundEntity[], at: number): void {
    for (const { object } of mains) {
      const shape = shapes.of(object);
      if (!isStub(shape)) kinds.add(shape);
      const madeAt = lags.samples < MOST_SAMPLES ? timeOf(object) : undefined;
      if (madeAt === undefined) continue;
      lags.samples++;
      lags.leastMs = Math.min(lags.leastMs ?? Number.POSITIVE_INFINITY, at - madeAt);
    }
  }

  function carriedBy(link: Link): Carried {
    const ofLink = carriedByLink.get(link);
    if (ofLink !== undefined) return ofLink;
    const key = `${link.session.app}\n${channelOf(link)}`;
    const known = carried.get(key) ?? { kinds: new Set(), lags: { samples: 0 } };
    carried.set(key, known);
    carriedByLink.set(link, known);
    return known;
  }

  const carries = (link: Link, object: JsonObject): boolean => {
    const shape = shapes.of(object);
    return !isStub(shape) && [...carriedBy(link).kinds].some((other) => shapes.areAlike(shape, other));
  };

  return {
    carries,
    carriesEntities: (link) => carriedBy(link).kinds.size > 0,
    wasResynced(gap, untilAt) {
      const backAt = gap.back?.at ?? Number.POSITIVE_INFINITY;
      const isHistory = historyTest(backAt - (carriedBy(gap.lost).lags.leastMs ?? 0));
      return candidatesOf(gap.session).some((candidate) => {
        if (candidate.at > untilAt) return false;
        if (candidate.isEvent) return candidate.at >= gap.fromAt && candidate.entities.some(isHistory);
        if (candidate.at < backAt && candidate.startedAt < gap.noticedAt) return false;
        if (candidate.at < backAt - READ_AHEAD_MS) return false;
        return candidate.isOpaque || candidate.entities.some(({ object }) => carries(gap.lost, object));
      });
    },
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
    if (!item.isListed || !shapes.covers(shapes.of(item.object), shapes.of(object))) return false;
    return refs.scope.size === 0 || shareScope(referencesOf(item.object), refs);
  }
}

/** What is learned of a channel from all clients of an app. */
interface Carried {
  readonly kinds: Set<Shape>;
  /** The least time from making to arrival: how far the clocks are apart, about. Absent: nothing said when it was made. */
  readonly lags: { leastMs?: number; samples: number };
}

/** Events that are enough to tell how far two clocks are apart. */
const MOST_SAMPLES = 200;
/** Clocks and networks are not exact. */
const CLOCK_GRACE_MS = 250;

/** A client may read as soon as the network is back, a little before its socket is. */
const READ_AHEAD_MS = 2_000;

/** An event that brings a list, or something made before the socket was back, is the server's own catching up. */
function historyTest(backAt: number): (item: FoundEntity) => boolean {
  return ({ object, isListed }) => {
    const madeAt = timeOf(object);
    return isListed || (madeAt !== undefined && madeAt < backAt - CLOCK_GRACE_MS);
  };
}

/** No new items (an empty delta), nothing changed, or an answer whose content was not kept. */
function isOpaque({ isWrite, isUnchanged, isUnknown, content }: Read, entities: readonly FoundEntity[]): boolean {
  if (isUnknown) return true;
  if (isUnchanged) return !isWrite;
  return content !== undefined && entities.length === 0 && answersOf(content.body).some(holdsEmptyList);
}

/** An acknowledgement's arguments are a list that is never meant as one. */
const answersOf = (body: Json): readonly Json[] => (Array.isArray(body) && body.length > 0 ? body : [body]);
