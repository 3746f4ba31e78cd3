import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import { SessionsByApp } from '../engine/sessions-by-app.ts';
import type { LinkFacts } from '../links/link.ts';
import type { ReadFacts } from '../models/reads/reads.ts';
import type { RequestFacts } from '../models/requests/requests.ts';
import type { IdentityModel } from '../models/users/identity.ts';
import { type Content, createContent } from './content.ts';
import { idOf, isUniqueId } from './entity-id.ts';
import type { Shape, Shapes } from './shapes.ts';
import { beginSighting, listSightings, noteSighting, type Receipt, receiptsOf, type Sighting } from './sighting.ts';

/** What the wire said to a page about an entity, all shapes together. */
export interface SeenEntity {
  /** Numbers of the epochs under which it came. */
  readonly epochs: ReadonlySet<number>;
  /** Anybody can have it: it came to nobody, or without being asked who. */
  readonly isPublic: boolean;
  readonly isOwn: boolean;
  /** The shapes in which reads brought it. */
  readonly readShapes: readonly Shape[];
}

export interface SightingModel {
  /** `undefined`: the wire never spoke of it, or too long ago. */
  find(session: Session, entity: EntityLike): SeenEntity | undefined;
  /** Whether the wire brought the entity, in substance, at or after epoch ms `sinceAt`. */
  wasBroughtSince(session: Session, entity: EntityLike, sinceAt: number): boolean;
  /** Whether the wire spoke of the entity, in any shape, at or after epoch ms `sinceAt`. */
  wasNamedSince(session: Session, entity: EntityLike, sinceAt: number): boolean;
  /** Whether another page of the app, of this user, was given the entity too. */
  wasGivenTo(session: Session, entity: EntityLike, who: string): boolean;
  /** Whether the wire ever spoke of something with this id. */
  isKnownId(session: Session, id: string): boolean;
  /** Whether the wire first spoke of something with this id after the record with this `seq`, or only once ever. */
  isNewSince(session: Session, id: string, seq: number): boolean;
  /** Whether a list on the wire held two entities of one id: in such lists repeats are meant. */
  repeatsOnWire(session: Session, object: JsonObject): boolean;
}

export interface EntityLike {
  readonly id: string;
  readonly object: JsonObject;
}

/** Entities remembered for each page; the oldest are forgotten first, and of those nothing is claimed. */
const MOST_ENTITIES = 20_000;

/** Addresses of reads remembered for each page. */
const MOST_READS = 1_000;

/** Entities of all apps that pages which are forgotten were given, by user. Of what was forgotten longer ago, it is as if nobody else had it. */
const MOST_GIVEN = 50_000;

/** Remembers which entities the wire brought to each page, when, and to whom. */
export function createSightingModel(
  bus: Bus<RecordFacts & LinkFacts & RequestFacts & ReadFacts>,
  shapes: Shapes,
  identity: IdentityModel,
): SightingModel {
  const sessions = new SessionsByApp();
  /** What pages that were forgotten had been given, by {@link givenKey}. */
  const givenBefore = new RecentMap<string, true>(MOST_GIVEN);
  const sightingsOf = perSession((session) => {
    sessions.add(session);
    return new RecentMap<string, Sighting>(MOST_ENTITIES);
  }, leaveGiven);
  /** By what entities were read, with the first record of those that asked in each epoch. */
  const askersOf = perSession(() => new RecentMap<string, Map<number, number>>(MOST_READS));
  const repeatsOf = perSession(() => new Set<Shape>());
  const usesHeader = perSession(() => ({ yes: false }));
  let looks = 0;

  bus.on('http.request', ({ session, record }) => {
    if (record.auth !== undefined) usesHeader(session).yes = true;
  });
  bus.on('request.asked', ({ session, isWrite, sent, body, at, seq }) => {
    if (isWrite && sent !== undefined && body?.includes('"id"')) look(sent, { session, at, seq, isOwn: true });
  });
  bus.on('event.in', ({ link, content, at, seq }) => {
    // What a socket brings after a logout, it brings for the user it was opened for.
    const isLeftOver = link.request !== undefined && identity.now(link.session).who === undefined;
    look(content, { session: link.session, at, seq: isLeftOver ? (link.request?.seq ?? seq) : seq });
  });
  bus.on('event.out', ({ link, event, at, seq }) =>
    look(createContent(event.args, shapes), { session: link.session, at, seq, isOwn: true }),
  );
  bus.on('read', ({ session, at, seq, startedSeq, pattern, content, hasHeader, isWrite, via }) => {
    if (content === undefined) return;
    // An answer belongs to whoever asked, however late it comes; to who is logged in now if nobody asked.
    const asked = identity.ofSeq(session, startedSeq);
    const isOpen = via === 'http' && !hasHeader && !identity.isSource(session, seq);
    const read = isWrite || identity.isSource(session, seq) ? undefined : pattern;
    if (read !== undefined) noteAsker(session, read, asked.number, startedSeq);
    const receivedSeq = asked.who === undefined ? seq : startedSeq;
    look(content, { session, at, seq: receivedSeq, isOpen, isOwn: isWrite, ...(read !== undefined && { read }) });
  });

  function leaveGiven(session: Session, all: RecentMap<string, Sighting>): void {
    for (const [id, first] of all.entries())
      for (const who of usersGiven(session, listSightings(first))) givenBefore.set(givenKey(session, who, id), true);
  }

  function usersGiven(session: Session, sightings: readonly Sighting[]): readonly string[] {
    return sightings.flatMap(receiptsOf).flatMap(({ last }) => identity.ofSeq(session, last).who ?? []);
  }

  function noteAsker(session: Session, read: string, epoch: number, seq: number): void {
    const askers = askersOf(session).get(read) ?? new Map<number, number>();
    if (!askers.has(epoch)) askersOf(session).set(read, askers.set(epoch, seq));
  }

  /** Whether somebody who was not logged in read from there too. */
  function isPublicRead(session: Session, read: string): boolean {
    const askers = askersOf(session).get(read)?.values() ?? [];
    return [...askers].some((seq) => identity.ofSeq(session, seq).who === undefined);
  }

  function look({ body, entities }: Content, receipt: Receipt): void {
    const { session, read } = receipt;
    const all = sightingsOf(session);
    const epoch = identity.now(session).number;
    const reads = read === undefined ? none : [read];
    looks++;
    // Of so many the first may be forgotten before the last is seen.
    let mayRepeat = entities.length > MOST_ENTITIES / 2;
    for (const { id, shape } of entities) {
      const known = all.get(id);
      if (known?.look === looks) mayRepeat = true;
      const first =
        known === undefined
          ? beginSighting(shape, receipt, epoch, reads)
          : noteSighting(known, shape, receipt, epoch, reads);
      first.look = looks;
      if (first !== known) all.set(id, first);
    }
    if (mayRepeat) noteRepeats(body, repeatsOf(session), shapes);
  }

  function matching(session: Session, { id, object }: EntityLike): readonly Sighting[] {
    const sightings = listSightings(sightingsOf(session).get(id));
    if (isUniqueId(id)) return sightings;
    const shape = shapes.of(object);
    return sightings.filter((sighting) => shapes.areAlike(sighting.shape, shape));
  }

  return {
    find(session, entity) {
      const sightings = matching(session, entity);
      if (sightings.length === 0) return undefined;
      const receipts = sightings.flatMap(receiptsOf);
      const epochs = receipts.flatMap(({ first, last }) => [first, last].map((seq) => identity.ofSeq(session, seq)));
      return {
        epochs: new Set(epochs.map(({ number }) => number)),
        isPublic:
          epochs.some(({ who }) => who === undefined) ||
          sightings.some(({ reads }) => reads.some((read) => isPublicRead(session, read))) ||
          (usesHeader(session).yes && sightings.some(({ isOpen }) => isOpen)),
        isOwn: sightings.some(({ isOwn }) => isOwn),
        readShapes: sightings.flatMap(({ reads, shape }) => (reads.length > 0 ? shape : [])),
      };
    },
    wasBroughtSince(session, entity, sinceAt) {
      const shape = shapes.of(entity.object);
      const isEnough = isUniqueId(entity.id)
        ? () => true
        : (sighting: Sighting) => shapes.covers(sighting.shape, shape);
      return matching(session, entity).some((sighting) => sighting.broughtAt >= sinceAt && isEnough(sighting));
    },
    wasNamedSince: (session, entity, sinceAt) =>
      matching(session, entity).some(({ broughtAt }) => broughtAt >= sinceAt),
    wasGivenTo: (session, entity, who) =>
      givenBefore.has(givenKey(session, who, entity.id)) ||
      sessions
        .of(session.app)
        .some((other) => other !== session && usersGiven(other, matching(other, entity)).includes(who)),
    isKnownId: (session, id) => sightingsOf(session).has(id),
    isNewSince(session, id, seq) {
      const receipts = listSightings(sightingsOf(session).get(id)).flatMap(receiptsOf);
      const [one, ...others] = receipts;
      // An answer counts from where it was asked for.
      const isToldOnce = one !== undefined && one.first === one.last && others.length === 0;
      return isToldOnce || receipts.every(({ first }) => first > seq);
    },
    repeatsOnWire: (session, object) =>
      [...repeatsOf(session)].some((shape) => shapes.areAlike(shape, shapes.of(object))),
  };
}

const givenKey = ({ app }: Session, who: string, id: string): string => `${app}\n${who}\n${id}`;

const none: readonly string[] = [];

function noteRepeats(value: Json, repeats: Set<Shape>, shapes: Shapes): void {
  if (isJsonObject(value)) {
    for (const name in value) noteRepeats(value[name] ?? null, repeats, shapes);
  } else if (Array.isArray(value)) {
    noteRepeatsIn(value, repeats, shapes);
    for (const item of value) noteRepeats(item, repeats, shapes);
  }
}

function noteRepeatsIn(list: readonly Json[], repeats: Set<Shape>, shapes: Shapes): void {
  let ids: Set<string> | undefined;
  for (const item of list) {
    const id = isJsonObject(item) ? idOf(item) : undefined;
    if (id === undefined || !isJsonObject(item)) continue;
    if (ids?.has(id)) repeats.add(shapes.of(item));
    ids = (ids ?? new Set()).add(id);
  }
}
