import { isJsonObject, type JsonObject } from '@driftscope/records';
import type { Session } from '#engine/session.ts';
import { idOf, looksLikeId } from '#entities/entity-id.ts';
import { referencesOf } from '#entities/references.ts';
import type { Turn } from '#models/commits/scoped-lists.ts';
import type { World } from '#models/world.ts';
import { isOneSpot, type Place } from '#stores/place.ts';
import type { Copy } from '#stores/stores.ts';

/** An entity in a list of something else than it belongs to. */
export interface Stray {
  readonly copy: Copy;
  /** `room`, as in `roomId`. */
  readonly field: string;
  readonly belongsTo: string;
  readonly listOf: string;
  readonly others: number;
  /** Why the list is one of that thing alone. Absent: its place names it. */
  readonly turn?: Turn;
}

type Test = (session: Session, id: string) => boolean;

/** Items of one other thing that make a list one of that thing. */
const LEAST_OTHERS = 2;
/** Longer lists are not looked through. */
const LONGEST = 1_000;

/** Whether the list that holds a copy is of one other thing alone, but for what events brought into it (`isBrought`). */
export function findStray(world: World, session: Session, copy: Copy, isBrought: Test): Stray | undefined {
  const { object, place, list } = copy;
  if (list === undefined || list.length > LONGEST || !isOneSpot(place)) return undefined;
  const { scope } = referencesOf(object, world.shapes.of(object));
  for (const [field, belongsTo] of scope) {
    // Most lists are of all things, or of the one that the entity belongs to: they are not looked through.
    if (names(place, belongsTo)) continue;
    const turn = world.scopedLists.lastTurn(session, copy.store, place, field);
    if (turn === undefined ? !namesSomething(place) : turn.to === belongsTo) continue;
    const owner = ownerOf(world, session, copy, { field, belongsTo, isBrought });
    // What also names the other thing, such as a message that was passed on, belongs to both.
    if (owner === undefined || [...scope.values()].includes(owner.id)) continue;
    return strayOf({ copy, field, belongsTo, listOf: owner.id, others: owner.count }, turn);
  }
  return undefined;
}

function strayOf(stray: Omit<Stray, 'turn'>, turn: Turn | undefined): Stray | undefined {
  if (names(stray.copy.place, stray.listOf)) return stray;
  return turn?.to === stray.listOf ? { ...stray, turn } : undefined;
}

interface Question {
  readonly field: string;
  readonly belongsTo: string;
  readonly isBrought: Test;
}

/** What all items of a list belong to. */
function ownerOf(
  { shapes }: World,
  session: Session,
  { list = [] }: Copy,
  { field, belongsTo, isBrought }: Question,
): { readonly id: string; readonly count: number } | undefined {
  const ownerIn = (item: JsonObject): string | undefined => referencesOf(item, shapes.of(item)).scope.get(field);
  const items = list.filter(isJsonObject);
  const others = items.filter((item) => ownerIn(item) !== belongsTo);
  const own = items.filter((item) => ownerIn(item) === belongsTo);
  if (items.length < list.length || others.length < LEAST_OTHERS) return undefined;
  if (!own.every((item) => isBrought(session, idOf(item) ?? ''))) return undefined;
  const [id, ...more] = new Set(others.map(ownerIn));
  return id === undefined || more.length > 0 ? undefined : { id, count: others.length };
}

/** Whether a place names a thing: `byRoom.r_1`, `rooms[r_1].messages`, a query's key. */
const names = (place: Place, id: string): boolean =>
  place.some((step) => {
    if ('item' in step) return step.item === id;
    return 'field' in step && (step.field === id || (isKey(step.field) && step.field.includes(JSON.stringify(id))));
  });

const namesSomething = (place: Place): boolean =>
  place.some((step) => 'item' in step || ('field' in step && (looksLikeId(step.field) || isKey(step.field))));

/** A query's key, as text. */
const isKey = (field: string): boolean => field.includes('"');
