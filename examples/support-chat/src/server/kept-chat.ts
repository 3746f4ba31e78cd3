import type { User } from '@driftscope/example-protocol';

export type Side = 'customer' | 'support';

export interface KeptMessage {
  readonly id: string;
  readonly from: Side;
  readonly author: User;
  text: string;
  /** As it was first written: the transcript of the support. */
  readonly firstText: string;
  /** Greater than that of the message before. */
  readonly sentMs: number;
}

/** A chat as the server keeps it. */
export interface KeptChat {
  readonly id: string;
  readonly customer: User;
  /** Oldest first. */
  readonly messages: KeptMessage[];
  /** How many messages, from the start, each side has seen. */
  readonly readCount: Record<Side, number>;
}

/** How many messages of the other side this side has not seen. */
export const unreadOf = ({ messages, readCount }: KeptChat, side: Side): number =>
  messages.slice(readCount[side]).filter(({ from }) => from !== side).length;

/** Whether the side that did not write it has seen the message. */
export function isSeen({ messages, readCount }: KeptChat, message: KeptMessage): boolean {
  return messages.indexOf(message) < readCount[message.from === 'customer' ? 'support' : 'customer'];
}
