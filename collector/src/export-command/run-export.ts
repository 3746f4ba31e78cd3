import { detectRecordings, type Incident } from '@driftscope/detect';
import {
  createIdentityMatch,
  fail,
  gatherSessions,
  type RecordedSession,
  type Result,
  writeHar,
} from '@driftscope/records';
import { takesPart, writePlaywrightTest } from '@driftscope/replay';
import { severities } from '../analyze/severity-rank.ts';
import { exitCode } from '../command-line/exit-code.ts';
import { faultText } from '../command-line/fault-text.ts';
import { readInputs } from '../command-line/read-inputs.ts';
import type { Output } from '../output.ts';
import type { ExportOptions } from './parse-export.ts';

/** `driftscope export FILE…`: says recordings in another form. Answers the exit code, which its usage explains. */
export async function runExport(options: ExportOptions, { say, complain }: Output): Promise<number> {
  const inputs = await readInputs(options.files, { complain });
  if (inputs === undefined) return exitCode.unusable;
  const sessions = gatherSessions(inputs.flatMap(({ batches }) => batches));
  if (options.format === 'har') {
    say(JSON.stringify(writeHar(sessions), null, 2));
    return exitCode.done;
  }
  const written = writeTest(sessions, options.incident);
  if (written.ok) say(written.value);
  else complain(faultText(written.error));
  return written.ok ? exitCode.done : exitCode.unusable;
}

/** Of the incident that is meant, or of the gravest that can be repeated. */
function writeTest(sessions: readonly RecordedSession[], wanted: string | undefined): Result<string> {
  const found = detectRecordings(sessions, { isIdOf: createIdentityMatch([]) });
  const meant = found.filter(({ id, kind }) => wanted === undefined || id === wanted || kind === wanted);
  const byRank = meant.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const written = byRank.map((incident) => writePlaywrightTest(incident, participants(incident, sessions)));
  return written.find(({ ok }) => ok) ?? written[0] ?? none(found, wanted);
}

function participants(incident: Incident, sessions: readonly RecordedSession[]): readonly RecordedSession[] {
  const drifted = sessions.find(({ header }) => header.id === incident.session)?.header;
  return sessions.filter(
    ({ header, knownToT }) => drifted && takesPart(incident, drifted, header, header.originMs + knownToT),
  );
}

function none(found: readonly Incident[], wanted: string | undefined): Result<never> {
  const message = wanted === undefined ? 'No incident is in it.' : `No incident ${wanted} is in it.`;
  const kinds = [...new Set(found.map(({ kind }) => kind))].join(', ');
  return fail('no-incident', message, kinds === '' ? 'Record while something drifts.' : `There are: ${kinds}.`);
}
