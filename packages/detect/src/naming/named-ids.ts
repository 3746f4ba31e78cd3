import {
  isJsonObject,
  type Json,
  type JsonObject,
  type PatchOp,
  type PatchPath,
  type WireEvent,
} from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { Session } from '../engine/session.ts';
import { SessionsByApp } from '../engine/sessions-by-app.ts';
import { asId } from '../entities/entity-id.ts';
import { nameWords } from '../entities/name-words.ts';
import type { Shapes } from '../entities/shapes.ts';
import { singularOf } from '../entities/singular-of.ts';
import { childOf } from '../stores/place.ts';
import { pointElsewhere, sayOtherwise } from './contradictions.ts';
import { findUnnamedLists } from './find-unnamed-lists.ts';
import { giveIds } from './give-ids.ts';
import { keyedIn } from './keyed-in.ts';
import { answerSource, fieldNouns, type ListSource, listSource } from './list-source.ts';
import { NamedKinds } from './named-kinds.ts';
import { ownNameOf } from './own-name.ts';

export interface NamingFacts {
  /** An app's things have an id by another name than was known; or, where one is `refused`, have none by that. */
  readonly 'ids.named': { readonly app: string; readonly refused?: string };
}

/**
 * Gives things whose id has a name of its own (`rideId`) the same as `id`, where they come in: who looks for entities later needs to know
 * nothing of it. The names are learned from what servers say, in the order of the records: from a list of all rides, in which each has
 * another `rideId` and none an `id`. What is not known comes back as the very value that was given.
 */
export interface NamedIds {
  /** The body of an answer. `line`: what was asked for, with its query. */
  hearAnswer(asked: { readonly session: Session; readonly line: string }, body: Json, at: number): Json;
  hearEvent(session: Session, event: WireEvent, at: number): WireEvent;
  /** An event of the page. */
  giveEvent(session: Session, event: WireEvent): WireEvent;
  /** The answer to it. */
  hearAck(session: Session, asked: WireEvent, args: readonly Json[], at: number): readonly Json[];
  /** The page asks for what has this path. */
  noteAddress(session: Session, path: string): void;
  /** What a page sends or holds, and what a server's probe saw. */
  give(session: Session, value: Json): Json;
  giveAll(session: Session, values: readonly Json[]): readonly Json[];
  /** A step, so that it fits the state in which the ids are given. */
  giveInStep(session: Session, state: Json, op: PatchOp): PatchOp;
  /** A store is given this: all of it, or what is set in it at the end of a path. */
  noteKept(session: Session, value: Json, path?: PatchPath): void;
  /** One list of a store holds these, which have the same id. */
  noteRepeat(session: Session, items: readonly JsonObject[], at: number): void;
}

/** Apps whose names are remembered. */
const MOST_APPS = 200;

export function createNamedIds(bus: Bus<NamingFacts>, shapes: Shapes): NamedIds {
  const sessions = new SessionsByApp();
  const apps = new RecentMap<string, NamedKinds>(MOST_APPS);
  const kindsOf = perSession((session) => {
    sessions.add(session);
    const kinds = apps.get(session.app) ?? new NamedKinds(shapes);
    apps.set(session.app, kinds);
    return kinds;
  });

  function learn(session: Session, sourceOf: () => ListSource | undefined, said: Json, at: number): void {
    const lists = findUnnamedLists(said);
    const source = lists.length === 0 ? undefined : sourceOf();
    if (source === undefined) return;
    const kinds = kindsOf(session);
    for (const list of lists) {
      if (kinds.learn(list, source)) bus.tell('ids.named', { app: session.app });
      const shared = kinds.sharedIn(list, source);
      if (shared !== undefined) refuse(session, shared, at);
    }
  }

  /** What an event is about may show what an earlier list could not. */
  function confirm(session: Session, { name, args }: WireEvent): void {
    const kinds = kindsOf(session);
    if (!kinds.hasCandidates) return;
    const nouns = nameWords(name).map(singularOf);
    for (const { field, object } of args.flatMap(objectsIn))
      if (kinds.confirmSaid([...nouns, ...fieldNouns(field)], object, saysChange(name)))
        bus.tell('ids.named', { app: session.app });
  }

  function refuse(session: Session, name: string, at: number): void {
    kindsOf(session).refuse(name);
    // What was thought of such things until now is wrong, and nothing that rests on it is said.
    for (const one of sessions.of(session.app)) one.noteLoss(Number.NEGATIVE_INFINITY, at);
    bus.tell('ids.named', { app: session.app, refused: name });
  }

  /** What a server said at once. Where it says two things of one id, that is none. */
  function take(session: Session, said: Json, at: number): Json {
    const kinds = kindsOf(session);
    if (kinds.isEmpty) return said;
    const seen = new Map<string, JsonObject>();
    const wrong = new Set<string>();
    const given = giveIds(said, (object) => {
      const name = kinds.idNameOf(object);
      if (name === undefined) return undefined;
      const key = `${name}\n${asId(object[name])}`;
      const other = seen.get(key);
      if (other === undefined) seen.set(key, object);
      if (kinds.hasMoved(object, name) || (other !== undefined && sayOtherwise(other, object))) wrong.add(name);
      return name;
    });
    for (const name of wrong) refuse(session, name, at);
    return wrong.size === 0 ? given : give(session, said);
  }

  function give(session: Session, value: Json): Json {
    const kinds = kindsOf(session);
    return kinds.isEmpty ? value : giveIds(value, (object) => kinds.idNameOf(object));
  }

  return {
    give,
    giveAll: (session, values) => listOf(give(session, values)),
    hearAnswer({ session, line }, body, at) {
      learn(session, () => listSource(line), body, at);
      return take(session, body, at);
    },
    hearEvent(session, event, at) {
      for (const arg of event.args) learn(session, () => listSource(event.name), arg, at);
      confirm(session, event);
      return withArgs(event, take(session, event.args, at));
    },
    giveEvent: (session, event) => withArgs(event, give(session, event.args)),
    hearAck(session, asked, args, at) {
      for (const arg of args) learn(session, () => answerSource(asked), arg, at);
      return listOf(take(session, args, at));
    },
    noteAddress(session, path) {
      const kinds = kindsOf(session);
      if (!kinds.hasCandidates) return;
      const parts = path.split('/');
      for (const [index, part] of parts.entries())
        if (kinds.confirmAsked(fieldNouns(parts[index - 1] ?? ''), part)) bus.tell('ids.named', { app: session.app });
    },
    giveInStep(session, state, op) {
      if (kindsOf(session).isEmpty) return op;
      if (op.op === 'splice') return { ...op, insert: [...listOf(give(session, op.insert))] };
      const path = pathInState(state, op.path);
      return op.op === 'set' ? { ...op, path, value: give(session, op.value) } : { ...op, path };
    },
    noteKept(session, value, path = []) {
      const kinds = kindsOf(session);
      if (!kinds.hasCandidates) return;
      for (const { key, object } of keyedIn(value, path.at(-1)))
        if (kinds.confirmKept(key, object)) bus.tell('ids.named', { app: session.app });
    },
    noteRepeat(session, items, at) {
      const [first, ...others] = items;
      const name = first && ownNameOf(first);
      if (name !== undefined && first !== undefined && others.some((item) => pointElsewhere(first, item)))
        refuse(session, name, at);
    },
  };
}

interface NamedObject {
  /** The field that holds it. Empty: it is the argument. */
  readonly field: string;
  readonly object: JsonObject;
}

/** What an argument is, and what it holds. */
function objectsIn(arg: Json): readonly NamedObject[] {
  if (!isJsonObject(arg)) return [];
  const inside = Object.entries(arg).flatMap(([field, object]) => (isJsonObject(object) ? [{ field, object }] : []));
  return [{ field: '', object: arg }, ...inside];
}

/** The way that the app calls by the name of an id. */
function pathInState(state: Json, path: PatchPath): PatchPath {
  let value: Json | undefined = state;
  return path.map((step) => {
    const isOwnName = value !== undefined && isJsonObject(value) && ownNameOf(value) === step;
    value = childOf(value, step);
    return isOwnName ? 'id' : step;
  });
}

const withArgs = (event: WireEvent, args: Json): WireEvent =>
  args === event.args ? event : { ...event, args: listOf(args) };

const saysChange = (eventName: string): boolean => /updat|chang|patch|edit|mov|status/i.test(eventName);

/** Of a list comes a list. */
const listOf = (given: Json): readonly Json[] => (Array.isArray(given) ? given : [given]);
