import { isJsonObject, type Json, type JsonObject, type PatchOp, type PatchPath } from '@driftscope/records';
import { createDerivation } from '../entities/derivation.ts';
import { asId, idOf, isIdField } from '../entities/entity-id.ts';
import { createNameTest } from '../entities/name-test.ts';
import type { Shapes } from '../entities/shapes.ts';
import { childOf, valueAt } from './place.ts';

/** A part of a store that tells who is there. */
export interface Board {
  /** Where, the same for all users: `devices`, `users.*.online`. */
  readonly path: string;
  /** By its name it can be nothing else. */
  readonly isPlain: boolean;
  /** Whoever is not named on it is not there. Otherwise it says so of each. */
  readonly isWhole: boolean;
  /** By the id of the user, as the app writes it: whether they are there. */
  readonly shown: ReadonlyMap<string, boolean>;
}

/** The boards in a state. */
export function findBoards(state: Json, shapes: Shapes): readonly Board[] {
  return boardsIn(state, [], shapes);
}

/** Where on a path a board is, by its name. -1: nowhere. */
export function boardIndex(path: PatchPath): number {
  for (let index = 0; index < path.length; index++) {
    const step = path[index];
    if (typeof step === 'string' && isBoardName(step)) return index;
  }
  return -1;
}

/** What a step changed in a table of who is there: one entry. */
export interface TouchedEntry {
  /** That of the table's board. */
  readonly path: string;
  readonly subject: string;
  readonly isOnline: boolean;
}

/** The one entry of a table that a step touched, as it is after it; the board is at `index` of its path. `undefined`: more may have changed, or it is no table. */
export function touchedEntry(state: Json, { path }: PatchOp, index: number): TouchedEntry | undefined {
  const subject = path[index + 1];
  if (index < 0 || typeof subject !== 'string' || isIdField(subject)) return undefined;
  // One path stands for the same part of all items of a list: only together they tell who is there.
  for (let before = 0; before < index; before++) if (typeof path[before] === 'number') return undefined;
  const table = valueAt(state, path, index + 1);
  if (!isJsonObject(table) || !isTable(table) || idOf(table) !== undefined) return undefined;
  const isOnline = presenceOf(childOf(table, subject) ?? null);
  return isOnline === undefined ? undefined : { path: patternOf(path.slice(0, index + 1)), subject, isOnline };
}

/** The boards that a step touched, as they are after it; one of them is at `index` of its path. */
export function touchedBoards(state: Json, op: PatchOp, index: number, shapes: Shapes): readonly Board[] {
  const { path } = op;
  if (index >= 0) return boardsAt(state, path.slice(0, index + 1), shapes);
  if (op.op === 'splice') {
    const boards: Board[] = [];
    const way = [...path];
    for (let added = 0; added < op.insert.length; added++)
      boardsInChild(op.insert[added], op.at + added, way, shapes, boards);
    return boards;
  }
  const field = path.at(-1);
  if (typeof field === 'string' && fieldNames.has(field)) return boardsAt(state, path.slice(0, -1), shapes);
  return op.op === 'set' && isHolding(op.value) ? boardsIn(op.value, [...path], shapes) : [];
}

const plainName = /online|presence/i;
const otherNames = new Set(['devices', 'sockets', 'connections', 'connectedUsers', 'activeUsers', 'presentUsers']);
const fieldNames = new Set([
  ...['online', 'isOnline', 'is_online', 'status', 'availability', 'presence'],
  ...['onlineStatus', 'online_status', 'presenceStatus', 'presence_status'],
]);
const saysOnline = /^(online|available|connected|here|busy|dnd|do_not_disturb)$/i;
const saysOffline = /^(offline|disconnected|gone|left|unavailable)$/i;

const DEEPEST = 8;
/** Larger boards are not followed. */
const MOST_SHOWN = 2_000;

const isBoardName = createNameTest((name) => otherNames.has(name) || plainName.test(name));

function boardsAt(state: Json, path: Way, shapes: Shapes): readonly Board[] {
  const value = valueAt(state, path);
  return value === undefined ? [] : boardsIn(value, path, shapes);
}

/** One list for the whole walk, which grows and shrinks with it. */
type Way = (string | number)[];

function boardsIn(value: Json, path: Way, shapes: Shapes, boards: Board[] = []): readonly Board[] {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST) return boards;
  const board = namedBoard(value, path);
  if (board !== undefined) boards.push(board);
  else if (isJsonObject(value)) boardsInObject(value, path, shapes, boards);
  else for (let index = 0; index < value.length; index++) boardsInChild(value[index], index, path, shapes, boards);
  return boards;
}

function boardsInObject(object: JsonObject, path: Way, shapes: Shapes, boards: Board[]): void {
  const id = idOf(object);
  if (id !== undefined)
    for (const field of shapes.of(object).derive(object, tellingFields)) addFieldBoard(object, id, field, path, boards);
  for (const field in object) boardsInChild(object[field], field, path, shapes, boards);
}

/** Most entities have no field that tells whether they are there: that follows from their shape. */
const tellingFields = createDerivation((names) => names.filter((name) => fieldNames.has(name)));

function boardsInChild(
  child: Json | undefined,
  step: string | number,
  path: Way,
  shapes: Shapes,
  boards: Board[],
): void {
  if (child === undefined || !isHolding(child)) return;
  path.push(step);
  boardsIn(child, path, shapes, boards);
  path.pop();
}

function namedBoard(value: Json, path: PatchPath): Board | undefined {
  const name = path.at(-1);
  const shown = typeof name === 'string' && isBoardName(name) ? readBoard(value) : undefined;
  if (shown === undefined || shown.size > MOST_SHOWN) return undefined;
  return { path: patternOf(path), isPlain: plainName.test(String(name)), isWhole: true, shown };
}

const isHolding = (value: Json): boolean => typeof value === 'object' && value !== null;

/** What a field of an entity says of whether it is there. */
function addFieldBoard(entity: JsonObject, id: string, field: string, path: PatchPath, boards: Board[]): void {
  const isOnline = presenceOf(entity[field] ?? null);
  if (isOnline === undefined) return;
  const pattern = patternOf([...path.map((step) => (step === id ? 0 : step)), field]);
  boards.push({ path: pattern, isPlain: true, isWhole: false, shown: new Map([[id, isOnline]]) });
}

/** Not a Set or a Map, as they are recorded. */
const isTable = ({ $set, $map }: JsonObject): boolean => !Array.isArray($set) && !Array.isArray($map);

/** A list of who is there, or a table by user. `undefined`: it is about something else. */
function readBoard(value: Json): ReadonlyMap<string, boolean> | undefined {
  if (Array.isArray(value)) return listed(value);
  if (!isJsonObject(value) || idOf(value) !== undefined) return undefined;
  if (Array.isArray(value.$set)) return listed(value.$set);
  const entries = Array.isArray(value.$map) ? pairsOf(value.$map) : Object.entries(value);
  const read = entries.flatMap(([user, says]) => {
    const isOnline = presenceOf(says);
    return isOnline === undefined ? [] : [[user, isOnline] as const];
  });
  return read.length === 0 && entries.length > 0 ? undefined : new Map(read);
}

function listed(items: readonly Json[]): ReadonlyMap<string, boolean> {
  const shown = new Map<string, boolean>();
  for (const item of items) {
    const user = isJsonObject(item) ? userOf(item) : asId(item);
    if (user === undefined) continue;
    const isOnline = isJsonObject(item) ? (fieldPresence(item) ?? true) : true;
    shown.set(user, isOnline || shown.get(user) === true);
  }
  return shown;
}

const pairsOf = (pairs: readonly Json[]): readonly (readonly [string, Json])[] =>
  pairs.flatMap((pair) => {
    const [key, value] = Array.isArray(pair) ? pair : [];
    const id = asId(key);
    return id === undefined || value === undefined ? [] : [[id, value] as const];
  });

/** Whose entry it is: a device names its user. */
function userOf(item: JsonObject): string | undefined {
  const user = item.user ?? null;
  return asId(item.userId) ?? asId(item.user_id) ?? (isJsonObject(user) ? idOf(user) : undefined) ?? idOf(item);
}

function fieldPresence(item: JsonObject): boolean | undefined {
  for (const [field, value] of Object.entries(item)) {
    const isOnline = fieldNames.has(field) ? presenceOf(value) : undefined;
    if (isOnline !== undefined) return isOnline;
  }
  return undefined;
}

/** Whether a value says that somebody is there. `undefined`: neither, or something between. */
function presenceOf(value: Json): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return saysOnline.test(value) ? true : saysOffline.test(value) ? false : undefined;
  // A larger number is a time.
  if (typeof value === 'number') return value >= 0 && value < 1_000 ? value > 0 : undefined;
  if (Array.isArray(value)) return value.length > 0;
  if (!isJsonObject(value)) return undefined;
  return Array.isArray(value.$set) ? value.$set.length > 0 : fieldPresence(value);
}

const patternOf = (path: PatchPath): string => path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
