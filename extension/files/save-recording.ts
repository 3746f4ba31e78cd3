import { saveFile } from '@driftscope/ui';
import type { PanelState } from '../panel/panel-state.ts';
import { recordedSessions } from './recorded-sessions.ts';
import { recordingName } from './recording-name.ts';
import { writeRecording } from './write-recording.ts';

/** Saves all that the panel has as a `.drift` file. */
export function saveRecording(document: Document, state: PanelState): void {
  const sessions = recordedSessions(state);
  const recording = new Blob([...writeRecording(sessions)], { type: 'application/gzip' });
  saveFile(document, recordingName(sessions, 'drift'), recording);
}
