import type { Incident } from '@driftscope/detect';
import type { Result } from '@driftscope/records';
import { takesPart, writePlaywrightTest } from '@driftscope/replay';
import type { PanelState } from '../panel/panel-state.ts';
import { recordedSessions } from './recorded-sessions.ts';

/** An incident as a Playwright test, by what the panel has of those who took part. */
export function writeTest(state: PanelState, incident: Incident): Result<string> {
  const sessions = recordedSessions(state);
  const drifted = sessions.find(({ header }) => header.id === incident.session)?.header;
  const took = sessions.filter(
    ({ header, knownToT }) => drifted && takesPart(incident, drifted, header, header.originMs + knownToT),
  );
  return writePlaywrightTest(incident, took);
}
