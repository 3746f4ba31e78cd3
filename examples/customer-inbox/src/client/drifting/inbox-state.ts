import type { Status } from '@driftscope/example-client';
import type { NewRoom, RoomUpdated } from '#protocol/live-events.ts';
import type { Message } from '#protocol/message.ts';
import type { Room } from '#protocol/room.ts';

/** A room as far as it was told of. */
export type HeldRoom = Pick<Room, 'id'> & Partial<Room>;

export interface InboxState {
  readonly status: Status;
  /** `null` until they are read. */
  readonly rooms: readonly HeldRoom[] | null;
  /** Of the rooms that were opened. */
  readonly messages: Readonly<Record<string, readonly Message[]>>;
}

export const emptyInbox: InboxState = { status: 'connecting', rooms: null, messages: {} };

type Change = (state: InboxState) => InboxState;

/** Takes the rooms that are not there yet. Those that are there are kept up to date by the socket. */
export const addRooms =
  (fresh: readonly Room[]): Change =>
  (state) => {
    const known = state.rooms ?? [];
    const ids = new Set(known.map(({ id }) => id));
    return { ...state, rooms: [...known, ...fresh.filter(({ id }) => !ids.has(id))] };
  };

/** A new room stands first, and nothing was said in it yet. */
export const addNewRoom =
  (room: NewRoom): Change =>
  (state) => ({
    ...state,
    rooms: [{ ...room, unreadCount: 0 }, ...(state.rooms ?? []).filter(({ id }) => id !== room.id)],
    messages: { ...state.messages, [room.id]: [] },
  });

export const updateRoom =
  (update: RoomUpdated): Change =>
  (state) => {
    const rooms = state.rooms ?? [];
    const isKnown = rooms.some(({ id }) => id === update.id);
    return { ...state, rooms: isKnown ? changeRoom(rooms, update.id, () => update) : [update, ...rooms] };
  };

/** Told to everyone: for the list, and for the room where it was opened before. */
export const addMessage =
  (message: Message, openRoomId: string | undefined): Change =>
  (state) => {
    const { roomId } = message;
    const added = state.messages[roomId] === undefined ? state : append(message, roomId)(state);
    const unread = roomId === openRoomId ? 0 : 1;
    return {
      ...added,
      rooms: changeRoom(state.rooms ?? [], roomId, ({ unreadCount = 0 }) => ({
        lastMessage: message,
        unreadCount: unreadCount + unread,
      })),
    };
  };

/** Told in the room. */
export const addRoomMessage = (message: Message, openRoomId: string | undefined): Change =>
  openRoomId === undefined ? (state) => state : append(message, openRoomId);

/** Told in the room: the message reads otherwise now. */
export const updateMessage =
  (message: Message, openRoomId: string | undefined): Change =>
  (state) => {
    const shown = state.messages[openRoomId ?? ''];
    if (openRoomId === undefined || shown === undefined) return state;
    const messages = shown.map((each) => (each.id === message.id ? message : each));
    return { ...state, messages: { ...state.messages, [openRoomId]: messages } };
  };

export const showMessages =
  (roomId: string, messages: readonly Message[]): Change =>
  (state) => ({ ...state, messages: { ...state.messages, [roomId]: messages } });

export const clearUnread =
  (roomId: string): Change =>
  (state) => ({ ...state, rooms: changeRoom(state.rooms ?? [], roomId, () => ({ unreadCount: 0 })) });

const append =
  (message: Message, roomId: string): Change =>
  (state) => ({ ...state, messages: { ...state.messages, [roomId]: [...(state.messages[roomId] ?? []), message] } });

const changeRoom = (
  rooms: readonly HeldRoom[],
  roomId: string,
  change: (room: HeldRoom) => Partial<Room>,
): readonly HeldRoom[] => rooms.map((room) => (room.id === roomId ? { ...room, ...change(room) } : room));
