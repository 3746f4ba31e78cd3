import { appName } from '@driftscope/records';
import { fileName, saveFile } from '@driftscope/ui';
import type { PanelState } from '../panel/panel-state.ts';
import { recordedSessions } from './recorded-sessions.ts';
import { writeRecording } from './write-recording.ts';

/** Saves all that the panel has as a `.drift` file, named after the page and the time it was loaded. */
export function saveRecording(document: Document, state: PanelState): void {
  const sessions = recordedSessions(state);
  const header = sessions.at(0)?.header;
  const name = fileName(header === undefined ? 'empty' : appName(header), header?.originMs ?? 0, 'drift');
  saveFile(document, name, new Blob([...writeRecording(sessions)], { type: 'application/gzip' }));
}
