import { formatClock, formatMoment } from '@driftscope/ui';
import type { PanelState, ShownFile } from '../panel/panel-state.ts';
import { describeUnrecorded } from './describe-unrecorded.ts';

/** What the user is told about recording, and what they can do about it. */
export interface RecordingNote {
  readonly tone: 'on' | 'partial' | 'off' | 'waiting' | 'gone' | 'file';
  /** Two or three words for the bar. */
  readonly label: string;
  /** A sentence that says why, and what is missed. Absent: nothing is amiss. */
  readonly detail?: string;
  readonly action?: 'reload' | 'list-origin' | 'keep' | 'close-file';
}

/** Of a page that the user cannot list. */
export const WITHOUT_ORIGIN = 'Only listed origins are recorded, and this page has none: it is a sandbox, or a file.';

type Known = Pick<PanelState, 'connection' | 'status' | 'sessions' | 'file'>;

export function describeRecording({ connection, status, sessions, file }: Known): RecordingNote {
  if (file !== undefined) return describeFile(file, sessions);
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
    return { tone: 'off', label: 'Not recording', ...describeUnrecorded[status.unrecorded ?? 'before-extension'] };
  }
  if (!recording.on && recording.why === 'not-listed') {
    if (recording.origin === undefined) return { tone: 'off', label: 'Not recording', detail: WITHOUT_ORIGIN };
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
      detail: `Recorded since ${formatClock(current.sinceMs, 'second')}: the start of this page load is missing. Reload to record from the start.`,
      action: 'reload',
    };
  }
  return { tone: 'on', label: 'Recording' };
}

function describeFile({ name, fault }: ShownFile, sessions: PanelState['sessions']): RecordingNote {
  const [first] = sessions;
  const when = first === undefined ? '' : `, recorded on ${formatMoment(first.header.originMs, 'second')}`;
  const whole = fault === undefined ? '' : ` ${fault.message} ${fault.hint}`;
  return {
    tone: 'file',
    label: 'Recording from a file',
    detail: `This is ${name}${when}. Nothing of the tab is shown.${whole}`,
    action: 'close-file',
  };
}
