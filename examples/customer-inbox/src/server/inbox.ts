import { randomUUID } from 'node:crypto';
import type { User } from '@driftscope/example-protocol';
import type { Webhook } from '#protocol/webhook.ts';
import type { KeptMessage, KeptRoom } from './kept-room.ts';

/** Something that became otherwise. */
export type InboxChange =
  | { readonly kind: 'room-created'; readonly room: KeptRoom }
  | { readonly kind: 'message-posted'; readonly room: KeptRoom; readonly message: KeptMessage }
  | { readonly kind: 'message-delivered'; readonly room: KeptRoom; readonly message: KeptMessage }
  | { readonly kind: 'room-assigned'; readonly room: KeptRoom }
  | { readonly kind: 'room-read'; readonly room: KeptRoom };

/** All rooms, and what can happen in them. */
export interface Inbox {
  rooms(): readonly KeptRoom[];
  room(id: string): KeptRoom | undefined;
  /** A customer has written: into their room, or into one that is made for them. */
  receive(webhook: Webhook): void;
  /** `id` absent: one is made. */
  post(room: KeptRoom, agent: User, text: string, id?: string): KeptMessage;
  deliver(room: KeptRoom, message: KeptMessage): void;
  assign(room: KeptRoom, agent: User | null): void;
  /** The agents have seen what was said up to this message. */
  markRead(room: KeptRoom, messageId: string | undefined): void;
  /** Told of every change after it was made, in order. */
  onChange(listener: (change: InboxChange) => void): void;
}

export function createInbox(seed: readonly KeptRoom[], now: () => number): Inbox {
  const rooms = new Map(seed.map((room) => [room.id, room]));
  const listeners: ((change: InboxChange) => void)[] = [];

  const tell = (change: InboxChange) => {
    for (const listener of listeners) listener(change);
  };

  const add = (room: KeptRoom, message: Omit<KeptMessage, 'sentMs'>): KeptMessage => {
    const added = { ...message, sentMs: Math.max(now(), (room.messages.at(-1)?.sentMs ?? 0) + 1) };
    room.messages.push(added);
    return added;
  };

  const roomFor = (customer: Webhook['customer']): KeptRoom | undefined =>
    [...rooms.values()].find(({ lead }) => lead.contact === customer.contact);

  return {
    rooms: () => [...rooms.values()],
    room: (id) => rooms.get(id),
    onChange: (listener) => listeners.push(listener),

    receive: ({ customer, text }) => {
      const known = roomFor(customer);
      const room = known ?? newRoom(customer, now());
      const message = add(room, {
        id: `m_${randomUUID()}`,
        from: 'customer',
        authorId: room.lead.id,
        authorName: room.lead.name,
        text,
        delivery: 'received',
      });
      if (known === undefined) {
        rooms.set(room.id, room);
        tell({ kind: 'room-created', room });
      } else room.version += 1;
      tell({ kind: 'message-posted', room, message });
    },

    post: (room, agent, text, id = `m_${randomUUID()}`) => {
      const message = add(room, {
        id,
        from: 'agent',
        authorId: agent.id,
        authorName: agent.name,
        text,
        delivery: 'sent',
      });
      room.version += 1;
      tell({ kind: 'message-posted', room, message });
      return message;
    },

    deliver: (room, message) => {
      message.delivery = 'delivered';
      tell({ kind: 'message-delivered', room, message });
    },

    assign: (room, agent) => {
      room.assignee = agent;
      room.version += 1;
      tell({ kind: 'room-assigned', room });
    },

    markRead: (room, messageId) => {
      const readCount = room.messages.findIndex(({ id }) => id === messageId) + 1;
      if (readCount <= room.readCount) return;
      room.readCount = readCount;
      room.version += 1;
      tell({ kind: 'room-read', room });
    },
  };
}

const newRoom = (customer: Webhook['customer'], createdMs: number): KeptRoom => ({
  id: `r_${randomUUID()}`,
  createdMs,
  lead: { id: `l_${randomUUID()}`, ...customer },
  version: 1,
  assignee: null,
  messages: [],
  readCount: 0,
});
