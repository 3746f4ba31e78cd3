import type { FoundEntity } from '../entities/find-entities.ts';
import { createNameTest } from '../entities/name-test.ts';
import type { Evidence, WitnessFact } from '../incident.ts';

/** An event about an entity that did not reach a client in a gap. */
export interface MissedEvent {
  readonly event: string;
  readonly entity: FoundEntity;
  /** Epoch ms when it was sent, or received by the peer. */
  readonly at: number;
  /** Absent when it went to all, to this one client, or when that is not known. */
  readonly room?: string;
  /** Whether the entity was deleted after it. */
  readonly isDeletedLater: boolean;
  readonly evidence: readonly Evidence[];
  /** Why it was meant for this client. */
  readonly witness: readonly WitnessFact[];
}

/** What was sent in a gap, as far as somebody saw it. */
export interface MissedEvents {
  readonly events: readonly MissedEvent[];
  /** Events without an entity that did not arrive: how many, by name. */
  readonly others: { readonly [name: string]: number };
}

/** Names of events that mean nothing a moment later: nobody misses them after a gap. */
export const isPassing = createNameTest((eventName) => /typing|cursor|pointer|mouse|heartbeat|^ping$/i.test(eventName));
