import { appName, writeHar } from '@driftscope/records';
import { fileName, saveFile } from '@driftscope/ui';
import type { PanelState } from '../panel/panel-state.ts';
import { recordedSessions } from './recorded-sessions.ts';
import { recordingFile } from './recording-file.ts';

export interface SaveRequest {
  /** What the user calls it. Empty: after the page. */
  readonly name: string;
  /** `drift`: all that the panel has. `har`: its requests and messages, for other tools. */
  readonly ending: 'drift' | 'har';
}

/** Saves what the panel has as a file, with the time in its name at which the page was loaded. */
export function saveRecording(document: Document, state: PanelState, { name, ending }: SaveRequest): void {
  const sessions = recordedSessions(state);
  const [first] = sessions;
  const about = name.trim() || (first === undefined ? 'empty' : appName(first.header));
  const content =
    ending === 'har'
      ? new Blob([JSON.stringify(writeHar(sessions))], { type: 'application/json' })
      : recordingFile(sessions);
  saveFile(document, fileName(about, first?.header.originMs ?? 0, ending), content);
}
