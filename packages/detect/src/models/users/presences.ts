import type { PatchOp } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import { SessionsByApp } from '#engine/sessions-by-app.ts';
import type { Shapes } from '#entities/shapes.ts';
import { type Board, boardIndex, findBoards, touchedBoards, touchedEntry } from '#stores/find-presence.ts';
import type { Store, StoreChange, StoreFacts } from '#stores/stores.ts';
import type { AttendanceModel } from './attendance.ts';
import type { IdentityModel } from './identity.ts';

/** What a store shows of one user. */
export interface Presence {
  readonly store: Store;
  readonly path: string;
  /** The user's id, as the app writes it. */
  readonly subject: string;
  readonly isOnline: boolean;
  /** Since when it says so, and the record. */
  readonly at: number;
  readonly seq: number;
  /** It had said the contrary before. */
  readonly isTurned: boolean;
  /** It is about sockets: by its name, or since it was seen to follow those of another user. */
  readonly isOfSockets: boolean;
}

export interface PresenceModel {
  /** What the page's stores show of the user now. */
  of(session: Session, user: string): readonly Presence[];
  /** Pages of the app whose stores show who is there. */
  viewers(app: string): readonly Session[];
}

interface Entry {
  isOnline: boolean;
  at: number;
  seq: number;
  isTurned: boolean;
}

interface KnownBoard {
  readonly store: Store;
  readonly path: string;
  isOfSockets: boolean;
  readonly entries: Map<string, Entry>;
}

/** Boards followed for each page, and users on each. */
const MOST_BOARDS = 32;
const MOST_ENTRIES = 2_000;
/** How soon a board follows what happened to a socket. */
const FOLLOW_MS = 2_500;

/** Follows what the stores of each page show of who is there. */
export function createPresenceModel(
  bus: Bus<StoreFacts>,
  shapes: Shapes,
  attendance: AttendanceModel,
  identity: IdentityModel,
): PresenceModel {
  const viewers = new SessionsByApp();
  const boardsOf = perSession(() => new Map<string, KnownBoard>());

  bus.on('store.changed', (change) => {
    const { store, patch } = change;
    if (patch === undefined) for (const board of findBoards(store.state, shapes)) note(change, board);
    else for (const op of patch) follow(change, op);
  });

  /** Mostly one user came or went: then nobody else on the board has to be looked at. */
  function follow(change: StoreChange, op: PatchOp): void {
    const { session, store } = change;
    const index = boardIndex(op.path);
    const entry = index < 0 ? undefined : touchedEntry(store.state, op, index);
    const known = entry && boardsOf(session).get(keyOf(store, entry.path));
    if (entry !== undefined && known !== undefined) set(change, known, entry.subject, entry.isOnline);
    else for (const board of touchedBoards(store.state, op, index, shapes)) note(change, board);
  }

  function note(change: StoreChange, board: Board): void {
    const known = boardFor(change, board);
    if (known === undefined) return;
    for (const [subject, isOnline] of board.shown) set(change, known, subject, isOnline);
    if (!board.isWhole) return;
    for (const [subject, { isOnline }] of known.entries)
      if (isOnline && !board.shown.has(subject)) set(change, known, subject, false);
  }

  function boardFor({ session, store }: StoreChange, { path, isPlain }: Board): KnownBoard | undefined {
    const boards = boardsOf(session);
    const key = keyOf(store, path);
    const known = boards.get(key);
    if (known !== undefined || boards.size >= MOST_BOARDS) return known;
    if (boards.size === 0) viewers.add(session);
    const board: KnownBoard = { store, path, isOfSockets: isPlain, entries: new Map() };
    boards.set(key, board);
    return board;
  }

  function set({ session, at, seq }: StoreChange, board: KnownBoard, subject: string, isOnline: boolean): void {
    const { entries } = board;
    const before = entries.get(subject);
    if (before?.isOnline === isOnline || (before === undefined && entries.size >= MOST_ENTRIES)) return;
    entries.set(subject, { isOnline, at, seq, isTurned: before !== undefined });
    if (!board.isOfSockets) board.isOfSockets = isFollowing(session, subject, isOnline, at);
  }

  /** Whether a socket of the user, and not of the page's own, has just come or gone. */
  function isFollowing(session: Session, subject: string, isOnline: boolean, at: number): boolean {
    const { who } = identity.now(session);
    return attendance
      .changedSince(session.app, at - FOLLOW_MS)
      .some(({ user, left }) => isOnline === (left === undefined) && user !== who && identity.isIdOf(subject, user));
  }

  return {
    viewers: (app) => viewers.of(app),
    of: (session, user) =>
      [...boardsOf(session).values()].flatMap(({ store, path, isOfSockets, entries }) =>
        [...entries]
          .filter(([subject]) => identity.isIdOf(subject, user))
          .map(([subject, entry]) => ({ store, path, subject, isOfSockets, ...entry }))
          .filter((one) => isStillShown(one, shapes)),
      ),
  };
}

const keyOf = (store: Store, path: string): string => `${store.number} ${path}`;

/** A board may have been taken away, or one of those on it. */
function isStillShown({ store, path, subject, isOnline }: Presence, shapes: Shapes): boolean {
  const boards = findBoards(store.state, shapes).filter((board) => board.path === path);
  const shown = boards.flatMap((board) => board.shown.get(subject) ?? (board.isWhole ? false : []));
  return shown.length > 0 && shown.includes(true) === isOnline;
}
