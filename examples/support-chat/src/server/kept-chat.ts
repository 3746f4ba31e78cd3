import type { User } from '@driftscope/example-protocol';

export type Side = 'customer' | 'support';

export interface KeptMessage {
  readonly id: string;
  readonly from: Side;
  readonly author: User;
  text: string;
  /** As it was first written: the transcript of the support. */
  readonly firstText: string;
  readonly sentMs: number;
}

/** A chat as the plain routes answer it. */
export interface KeptChat {
  readonly id: string;
  readonly customer: User;
  /** Oldest first. */
  readonly messages: KeptMessage[];
  /** Up to when each side has seen it. */
  readonly readUpToMs: Record<Side, number>;
}

/** How many messages of the other side this side has not seen. */
export const unreadOf = ({ messages, readUpToMs }: KeptChat, side: Side): number =>
  messages.filter(({ from, sentMs }) => from !== side && sentMs > readUpToMs[side]).length;

/** Whether the side that did not write it has seen the message. */
export const isSeen = ({ readUpToMs }: KeptChat, { from, sentMs }: KeptMessage): boolean =>
  sentMs <= readUpToMs[from === 'customer' ? 'support' : 'customer'];
