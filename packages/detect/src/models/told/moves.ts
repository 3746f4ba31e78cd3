import type { JsonObject } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import { isPlain } from '#entities/is-plain.ts';
import { isVolatile } from '#entities/is-volatile.ts';
import type { Shape, Shapes } from '#entities/shapes.ts';
import { type VersionStep, versionStep } from '#entities/version-of.ts';
import type { InboundEvent, LinkFacts } from '#links/link.ts';
import type { ReadFacts } from '../reads/reads.ts';
import type { Answer, Request, RequestFacts } from '../requests/requests.ts';

/** What the server said of an entity before, and says now. */
export interface Move {
  readonly id: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** Plain fields that say something else now. */
  readonly fields: readonly string[];
}

/** An event or answer of the server. */
interface Source {
  readonly how: 'event' | 'read' | 'write';
  /** Event name, or the request's line, and the same without ids and query. */
  readonly line: string;
  readonly source: string;
  readonly askedAt: number;
  readonly at: number;
  readonly seq: number;
}

/** What one answer or event told, and what of it is new. */
export interface Told extends Source {
  readonly session: Session;
  /** Absent: it was an event, or an answer to one. */
  readonly request?: Request;
  readonly entities: readonly FoundEntity[];
  readonly moves: readonly Move[];
}

/** An event that tells of an entity as it was before something that the page was told already. */
export interface Regression {
  readonly session: Session;
  readonly id: string;
  readonly version: VersionStep;
  readonly older: Source & { readonly object: JsonObject };
  readonly newer: Source & { readonly object: JsonObject };
}

export interface MoveFacts {
  /** An event came that is older than what was told before it. */
  readonly 'told.older': Regression;
  /** An answer or event said something else than the one before, or the first of its kind came. */
  readonly told: Told;
}

export interface MoveModel {
  /** What the server said last of the entity, in the shape of this object. */
  lastSaid(session: Session, entity: { readonly id: string; readonly object: JsonObject }): JsonObject | undefined;
  /** What the server said last of what has this id, in every shape that it gave it. `undefined`: nothing. */
  allSaid(session: Session, id: string): readonly JsonObject[] | undefined;
}

/** Entities remembered for each page. */
const MOST_ENTITIES = 5_000;
/** Kinds of things of one id, and ways in which they are told of. */
const MOST_VIEWS = 16;
/** Questions whose last answer is remembered, for each page. */
const MOST_LINES = 32;

/** One view of an entity: two things of one id are told apart by their fields, and so are two views of one thing. */
interface Said {
  shape: Shape;
  object: JsonObject;
  /** What told of it last. */
  by: Source;
  /** Another one of the same id: no lists, for there are thousands of these, and mostly one for each id. */
  next: Said | undefined;
}

/** Follows what the server says of each entity, and tells what moves. */
export function createMoveModel(bus: Bus<LinkFacts & RequestFacts & ReadFacts & MoveFacts>, shapes: Shapes): MoveModel {
  const saidOf = perSession(() => new RecentMap<string, Said>(MOST_ENTITIES));
  const textOf = perSession(() => new RecentMap<string, string>(MOST_LINES));

  bus.on('event.in', ({ link, event, mains, at, seq }: InboundEvent) => {
    if (mains.length === 0) return;
    const { session } = link;
    const { name } = event;
    const by: Source = { how: 'event', line: name, source: name, askedAt: at, at, seq };
    const moves = note(session, mains, by);
    if (moves.length > 0) bus.tell('told', { session, ...by, entities: mains, moves });
  });
  bus.on('request.answered', (answer) => {
    const { request, content, text, at, seq } = answer;
    if (content === undefined || text === undefined || isSame(answer, text)) return;
    const { session, line, pattern: source } = request;
    const { entities } = content;
    if (entities.length === 0) return;
    const how = request.isWrite ? 'write' : 'read';
    const by: Source = { how, line, source, askedAt: request.at, at, seq };
    bus.tell('told', { session, request, ...by, entities, moves: note(session, entities, by) });
  });

  // An answer over a socket: whether it was asked to change something cannot be told, and what it says is so either way.
  bus.on('read', ({ session, via, line, pattern: source, startedAt: askedAt, at, seq, content }) => {
    if (via !== 'ack' || content === undefined || content.entities.length === 0) return;
    const by: Source = { how: 'read', line, source, askedAt, at, seq };
    bus.tell('told', { session, ...by, entities: content.entities, moves: note(session, content.entities, by) });
  });

  /** Polls mostly hear the same: that costs one comparison. */
  function isSame({ request }: Answer, text: string): boolean {
    if (request.isWrite) return false;
    const texts = textOf(request.session);
    if (texts.get(request.line) === text) return true;
    texts.set(request.line, text);
    return false;
  }

  function note(session: Session, entities: readonly FoundEntity[], by: Source): readonly Move[] {
    const said = saidOf(session);
    const moves: Move[] = [];
    for (const entity of entities) {
      const view = viewOf(said, entity, by);
      const moved = view === undefined || isHeldUp(session, view, entity, by) ? undefined : move(view, entity, by);
      if (moved !== undefined) moves.push(moved);
    }
    return moves;
  }

  /** What was said before. `undefined`: nothing, and it is kept what is said now. */
  function viewOf(said: RecentMap<string, Said>, { id, object, shape }: FoundEntity, by: Source): Said | undefined {
    let last: Said | undefined;
    let count = 0;
    for (let view = said.get(id); view !== undefined; view = view.next) {
      if (shapes.areAlike(view.shape, shape)) return view;
      last = view;
      count++;
    }
    const view = { shape, object, by, next: undefined };
    if (last === undefined) said.set(id, view);
    else if (count < MOST_VIEWS) last.next = view;
    return undefined;
  }

  /** Whoever asks is told how it is now, be it what it was before. An event may have been held up on its way. */
  function isHeldUp(session: Session, view: Said, { id, object }: FoundEntity, by: Source): boolean {
    const version = by.how === 'event' ? versionStep(object, view.object) : undefined;
    if (version === undefined) return false;
    const newer = { ...view.by, object: view.object };
    bus.tell('told.older', { session, id, version, older: { ...by, object }, newer });
    return true;
  }

  return {
    lastSaid(session, { id, object }) {
      const shape = shapes.of(object);
      for (let view = saidOf(session).get(id); view !== undefined; view = view.next)
        if (shapes.areAlike(view.shape, shape)) return view.object;
      return undefined;
    },
    allSaid(session, id) {
      const said: JsonObject[] = [];
      for (let view = saidOf(session).get(id); view !== undefined; view = view.next) said.push(view.object);
      return said.length === 0 ? undefined : said;
    },
  };
}

/** Takes over what is said now. Gives what is new in it. */
function move(view: Said, entity: FoundEntity, by: Source): Move | undefined {
  const { id, object, shape } = entity;
  const before = view.object;
  const fields = movedFields(before, object);
  view.by = by;
  // An event may bring a part of it only.
  if (view.shape !== shape) view.object = { ...before, ...object };
  else if (fields === undefined) entity.object = before;
  else view.object = object;
  return fields === undefined || fields.length === 0 ? undefined : { id, before, after: object, fields };
}

/** `undefined`: every field says the same. */
function movedFields(before: JsonObject, after: JsonObject): readonly string[] | undefined {
  let isSame = true;
  let moved: string[] | undefined;
  for (const name in after) {
    const [was, is] = [before[name], after[name]];
    if (was === is) continue;
    isSame = false;
    if (!isPlain(was) || !isPlain(is) || isVolatile(name)) continue;
    moved ??= [];
    moved.push(name);
  }
  return isSame ? undefined : (moved ?? none);
}

const none: readonly string[] = [];
