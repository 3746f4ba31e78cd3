import type { ImportedRecording, Result, SessionId } from '@driftscope/records';
import { counted, showDirections } from '@driftscope/ui';
import { sessionAddress } from '../sessions/session-address.ts';
import { sessionListAddress } from '../sessions/session-filters.ts';

/** A file that somebody opened, and what the collector made of it. */
export interface OpenedFile {
  /** Among those that were opened with it, from 1. */
  readonly number: number;
  readonly name: string;
  readonly answer: Result<ImportedRecording>;
}

/** What came of it, in words. */
export function sayOpened(opened: OpenedFile): string {
  const name = showDirections(opened.name);
  const { answer } = opened;
  if (!answer.ok) return `${name} was not opened. ${answer.error.message} ${answer.error.hint}`;
  const { incomplete } = answer.value;
  const whole = sayWhole(name, answer.value);
  return incomplete === undefined
    ? whole
    : `${whole} It was read only in part: ${incomplete.message} ${incomplete.hint}`;
}

function sayWhole(name: string, { sessions, added, stored }: ImportedRecording): string {
  if (sessions.length === 0)
    return `${name} has nothing in it: a HAR file takes requests or WebSocket messages, a recording at least one record.`;
  if (stored === 0) return `All of ${name} was here already.`;
  const here = sessions.length - added.length;
  const known = here === 0 ? '' : `, ${here === sessions.length ? 'none' : added.length} of them new`;
  return `${name} has ${counted(sessions.length, 'session')}${known}.`;
}

/** Sessions that were not here before. */
export const addedBy = (opened: readonly OpenedFile[]): readonly SessionId[] =>
  opened.flatMap(({ answer }) => (answer.ok ? answer.value.added : []));

/** Where to look at what was opened: the session, if it is one, else the list. Absent: there is nothing to look at. */
export function addressOf(opened: readonly OpenedFile[]): string | undefined {
  const [first, ...others] = new Set(opened.flatMap(({ answer }) => (answer.ok ? answer.value.sessions : [])));
  if (first === undefined) return undefined;
  return others.length === 0 ? sessionAddress(first) : sessionListAddress({ imported: 'true' });
}
