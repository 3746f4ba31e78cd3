import { appName, type RecordedSession } from '@driftscope/records';
import { fileName } from '@driftscope/ui';

/** The name of a file with all that the panel has: after the page, and the time it was loaded. */
export function recordingName([first]: readonly RecordedSession[], ending: 'drift' | 'har'): string {
  return first === undefined
    ? fileName('empty', 0, ending)
    : fileName(appName(first.header), first.header.originMs, ending);
}
