import { writeHar } from '@driftscope/records';
import { saveFile } from '@driftscope/ui';
import type { PanelState } from '../panel/panel-state.ts';
import { recordedSessions } from './recorded-sessions.ts';
import { recordingName } from './recording-name.ts';

/** Saves the requests and messages that the panel has as a HAR file. */
export function saveHar(document: Document, state: PanelState): void {
  const sessions = recordedSessions(state);
  const har = new Blob([JSON.stringify(writeHar(sessions))], { type: 'application/json' });
  saveFile(document, recordingName(sessions, 'har'), har);
}
