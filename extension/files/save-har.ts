import { appName, writeHar } from '@driftscope/records';
import { fileName, saveFile } from '@driftscope/ui';
import type { PanelState } from '../panel/panel-state.ts';
import { recordedSessions } from './recorded-sessions.ts';

/** Saves the requests and messages that the panel has as a HAR file, named after the page and the time it was loaded. */
export function saveHar(document: Document, state: PanelState): void {
  const sessions = recordedSessions(state);
  const header = sessions.at(0)?.header;
  const name = fileName(header === undefined ? 'empty' : appName(header), header?.originMs ?? 0, 'har');
  saveFile(document, name, new Blob([JSON.stringify(writeHar(sessions))], { type: 'application/json' }));
}
