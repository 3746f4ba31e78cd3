import type { PanelState } from '../panel/panel-model.ts';

/** What the user is told about recording, and what they can do about it. */
export interface RecordingNote {
  readonly tone: 'on' | 'partial' | 'off' | 'waiting' | 'gone';
  /** Two or three words for the bar. */
  readonly label: string;
  /** A sentence that says why, and what is missed. Absent: nothing is amiss. */
  readonly detail?: string;
  readonly action?: 'reload' | 'list-origin' | 'keep';
}

type Known = Pick<PanelState, 'connection' | 'status' | 'sessions'>;

export function describeRecording({ connection, status, sessions }: Known): RecordingNote {
  if (connection === 'gone') {
    return {
      tone: 'gone',
      label: 'Extension updated',
      detail: 'The extension was updated or removed. Close devtools and open them again, then reload the page.',
    };
  }
  if (status === undefined) return { tone: 'waiting', label: 'Connecting' };
  const { recording } = status;
  if (recording === undefined) {
    return {
      tone: 'off',
      label: 'Not recording',
      detail:
        'Nothing of this page is recorded: it was loaded before the extension, or is a page of the browser itself.',
      action: 'reload',
    };
  }
  if (!recording.on && recording.why === 'not-listed') {
    return {
      tone: 'off',
      label: 'Not recording',
      detail: `Only listed origins are recorded, and ${recording.origin} is not among them.`,
      action: 'list-origin',
    };
  }
  if (recording.why === 'armed') {
    return {
      tone: 'waiting',
      label: 'Armed',
      detail: 'The last two minutes are kept in the page, and leave it only when you ask for them.',
      action: 'keep',
    };
  }
  if (!recording.on) return { tone: 'waiting', label: 'Starting' };
  const current = sessions.at(-1);
  if (current !== undefined && !current.fromStart) {
    return {
      tone: 'partial',
      label: 'Recording',
      detail: `Recorded since ${timeOf(current.sinceMs)}: the start of this page load is missing. Reload to record from the start.`,
      action: 'reload',
    };
  }
  return { tone: 'on', label: 'Recording' };
}

/** The local time of day. */
const timeOf = (epochMs: number): string => new Date(epochMs).toLocaleTimeString('en', { hourCycle: 'h23' });
