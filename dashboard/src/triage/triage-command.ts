import type { IncidentChange } from '@driftscope/detect';

/** What can be made of incidents with one key. */
export interface TriageCommand {
  readonly key: string;
  readonly name: string;
  readonly done: string;
  readonly change: IncidentChange;
}

export const triageCommands: readonly TriageCommand[] = [
  { key: 'e', name: 'Resolve', done: 'Resolved', change: { status: 'resolved' } },
  { key: 'a', name: 'Acknowledge', done: 'Acknowledged', change: { status: 'acknowledged' } },
  { key: 'i', name: 'Ignore', done: 'Ignored', change: { status: 'ignored' } },
  { key: 'o', name: 'Reopen', done: 'Reopened', change: { status: 'open' } },
];

/** What is written beside them. */
export interface TriageText {
  readonly key: string;
  readonly name: string;
  readonly done: string;
  readonly field: 'assignee' | 'note';
  readonly maxLength: number;
}

export const triageTexts: readonly TriageText[] = [
  { key: 'm', name: 'Assign', done: 'Assigned', field: 'assignee', maxLength: 200 },
  { key: 'n', name: 'Note', done: 'Noted on', field: 'note', maxLength: 10_000 },
];
