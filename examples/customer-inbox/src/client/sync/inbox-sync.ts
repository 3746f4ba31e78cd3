import type { Account, Status } from '@driftscope/example-client';
import type { Result, Session, User } from '@driftscope/example-protocol';
import type { ComponentType, ReactNode } from 'react';
import type { Lead } from '#protocol/lead.ts';
import type { Queue } from '#protocol/room.ts';

/** A room as it is drawn. */
export interface InboxRoom {
  readonly id: string;
  /** Absent: nobody has told who it is. */
  readonly lead: Lead | undefined;
  /** Absent: nobody takes care yet. */
  readonly assignee: User | undefined;
  /** Absent: no message of it is known. */
  readonly last: { readonly text: string; readonly sentAt: string } | undefined;
  readonly unreadCount: number;
}

/** A message as it is drawn. */
export interface InboxMessage {
  readonly id: string;
  readonly from: 'customer' | 'agent';
  readonly authorId: string;
  readonly authorName: string;
  readonly text: string;
  /** ISO time. */
  readonly sentAt: string;
  readonly delivery: 'sending' | 'sent' | 'delivered' | 'received';
}

/** What an agent looks at. */
export interface InboxView {
  readonly queue: Queue;
  /** Absent while no room is open. */
  readonly openRoomId: string | undefined;
}

export interface Inbox {
  readonly status: Status;
  /** Says more than the status alone. */
  readonly statusText?: string;
  /** In no order. Absent while they are not read yet. */
  readonly rooms: readonly InboxRoom[] | undefined;
  /** Of the open room, oldest first. Absent while they are not read yet. */
  readonly messages: readonly InboxMessage[] | undefined;
  readonly send: (roomId: string, text: string) => Promise<Result<unknown>>;
  readonly markRead: (roomId: string) => void;
  /** The agent takes care of the room from now on. */
  readonly take: (roomId: string) => void;
}

export interface KeeperProps {
  readonly account: Account;
  readonly children: ReactNode;
}

/**
 * Keeps the screens like the server, as a React hook: the screens know only this. How well it is done is
 * the difference of the variants.
 */
export interface InboxSync {
  /** Around all screens, whoever is logged in: what outlives a screen is kept here. */
  readonly Keeper: ComponentType<KeeperProps>;
  useInbox(session: Session, view: InboxView): Inbox;
}
