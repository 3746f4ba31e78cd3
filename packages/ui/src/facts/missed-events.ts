import type { Incident, IncidentLedger } from '@driftscope/detect';
import { isJsonObject, type Json } from '@driftscope/records';

/** An event that was sent and that the client never saw. */
export interface MissedEvent {
  /** Of its entity. Absent: it carries none. */
  readonly id?: string;
  readonly event: string;
  readonly room?: string;
  /** Epoch ms of the sending. Absent: unknown. */
  readonly at?: number;
  /** Who caused it. Absent: unknown. */
  readonly by?: string;
}

/** The events in an incident's `missed` fact. Empty for incidents that have none; entries of another form are passed over. */
export function missedEventsOf({ facts }: Pick<Incident, 'facts'>): readonly MissedEvent[] {
  const { missed } = facts;
  return Array.isArray(missed) ? missed.flatMap(missedEventOf) : [];
}

/** What tells missed events apart, wherever they are told of. */
export const missedKey = ({ event, id = '' }: Pick<MissedEvent, 'event' | 'id'>): string => `${event}/${id}`;

/** Whether a ledger tells of all these events. */
export function isAccountedFor(missed: readonly MissedEvent[], { entries }: Pick<IncidentLedger, 'entries'>): boolean {
  const told = new Set(entries.map(missedKey));
  return missed.every((event) => told.has(missedKey(event)));
}

function missedEventOf(value: Json): readonly MissedEvent[] {
  if (!isJsonObject(value) || typeof value.event !== 'string') return [];
  const { id, event, room, at, by } = value;
  return [
    {
      event,
      ...((typeof id === 'string' || typeof id === 'number') && { id: String(id) }),
      ...(typeof room === 'string' && { room }),
      ...(typeof at === 'number' && { at }),
      ...(typeof by === 'string' && { by }),
    },
  ];
}
