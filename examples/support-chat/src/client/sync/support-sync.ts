import type { Account, Status } from '@driftscope/example-client';
import type { Result, Session } from '@driftscope/example-protocol';
import type { ComponentType, ReactNode } from 'react';

/** A message as both sides show it, wherever it came from. */
export interface ChatMessage {
  readonly id: string;
  readonly from: 'customer' | 'support';
  readonly authorName: string;
  readonly text: string;
  /** ISO time. */
  readonly sentAt: string;
  readonly edited: boolean;
  readonly delivery: 'sending' | 'sent' | 'seen' | 'failed';
}

/** The customer's side of the one chat. */
export interface CustomerSide {
  readonly status: Status;
  /** Oldest first. Absent while they are not read yet. */
  readonly messages: readonly ChatMessage[] | undefined;
  readonly unreadCount: number;
  readonly send: (text: string) => Promise<Result<unknown>>;
  readonly edit: (messageId: string, text: string) => Promise<Result<unknown>>;
  readonly markRead: () => void;
}

export interface DeskChat {
  readonly id: string;
  readonly customerName: string;
  readonly unreadCount: number;
  /** Absent while nobody has written. */
  readonly last: { readonly text: string; readonly sentAt: string } | undefined;
}

/** The support's side of all chats. */
export interface DeskSide {
  readonly status: Status;
  /** Absent while they are not read yet. */
  readonly chats: readonly DeskChat[] | undefined;
  /** Of the open chat, oldest first. Absent while they are not read yet. */
  readonly messages: readonly ChatMessage[] | undefined;
  readonly send: (chatId: string, text: string) => Promise<Result<unknown>>;
  readonly markRead: (chatId: string) => void;
}

export interface ProviderProps {
  readonly account: Account;
  readonly children: ReactNode;
}

/**
 * Keeps the screens like the server, as React hooks: the screens know only this. How well it is done is
 * the difference of the variants.
 */
export interface SupportSync {
  /** Stands around the screens, also while nobody is logged in. */
  readonly Provider: ComponentType<ProviderProps>;
  /** What the paths of the requests hold that read and send messages: for trying out what a bad day does to them. */
  readonly paths: { readonly readChat: string; readonly readDesk: string; readonly send: string };
  /** `isOpen`: the customer looks at the chat. */
  useCustomerSide(session: Session, isOpen: boolean): CustomerSide;
  /** `openChatId`: absent while no chat is open. */
  useDeskSide(session: Session, openChatId: string | undefined): DeskSide;
}
