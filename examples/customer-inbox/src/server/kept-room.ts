import type { User } from '@driftscope/example-protocol';
import type { Lead } from '#protocol/lead.ts';
import type { Message } from '#protocol/message.ts';

/** A room as the server keeps it. */
export interface KeptRoom {
  readonly id: string;
  readonly createdMs: number;
  readonly lead: Lead;
  version: number;
  assignee: User | null;
  /** Oldest first. There is always one: a room begins when a customer writes. */
  readonly messages: KeptMessage[];
  /** How many messages, from the start, the agents have seen. */
  readCount: number;
}

export interface KeptMessage {
  readonly id: string;
  readonly from: Message['from'];
  readonly authorId: string;
  readonly authorName: string;
  readonly text: string;
  /** Greater than that of the message before. */
  readonly sentMs: number;
  delivery: Message['delivery'];
}
