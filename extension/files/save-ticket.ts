import { computeIncidentLedger, type Incident, type IncidentLedger, isAboutGap } from '@driftscope/detect';
import type { RecordedSession } from '@driftscope/records';
import { fileName, saveFile, writeTicket } from '@driftscope/ui';
import type { PanelState } from '../panel/panel-state.ts';
import { recordedSessions } from './recorded-sessions.ts';
import { recordingFile } from './recording-file.ts';

/** Records of which a ledger is computed at most: about a second, in which the panel stands still. */
const MAX_LEDGER_RECORDS = 20_000;

/** Saves an incident as an HTML document, with the recording of those who took part in it inside. */
export async function saveTicket(document: Document, state: PanelState, incident: Incident): Promise<void> {
  const took = new Set([incident.session, ...incident.evidence.map(({ session }) => session)]);
  const sessions = recordedSessions(state).filter(({ header }) => took.has(header.id));
  const recording = recordingFile(sessions);
  const ticket = writeTicket(document, {
    incident,
    records: sessions.flatMap(({ header: { id, originMs }, records }) =>
      records.map((record) => ({ session: id, originMs, record })),
    ),
    ledger: ledgerOf(incident, sessions),
    recording: {
      name: fileName(incident.app, incident.at, 'drift'),
      bytes: new Uint8Array(await recording.arrayBuffer()),
    },
  });
  const name = fileName(`${incident.app}-${incident.kind}`, incident.at, 'html');
  saveFile(document, name, new Blob([ticket], { type: 'text/html' }));
}

function ledgerOf(incident: Incident, sessions: readonly RecordedSession[]): IncidentLedger | undefined {
  const count = sessions.reduce((sum, { records }) => sum + records.length, 0);
  if (!isAboutGap(incident.kind) || count > MAX_LEDGER_RECORDS) return undefined;
  const ledger = computeIncidentLedger(incident, sessions);
  const own = sessions.find(({ header }) => header.id === incident.session);
  return ledger && own && { ...ledger, knownToAt: own.header.originMs + own.knownToT };
}
