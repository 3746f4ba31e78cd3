import { countText, detectRecordings } from '@driftscope/detect';
import { gatherSessions } from '@driftscope/records';
import { exitCode } from '../command-line/exit-code.ts';
import { readInputs } from '../command-line/read-inputs.ts';
import type { Output } from '../output.ts';
import { describeIncident } from './describe-incident.ts';
import type { AnalyzeOptions } from './parse-analyze.ts';
import { isAtLeast } from './severity-rank.ts';

/**
 * `driftscope analyze FILE…`: judges recordings and HAR files, all of them together. Answers the exit code, see `analyzeUsage`.
 * A file that is cut or damaged is judged as far as it goes, and complained of.
 */
export async function runAnalyze(options: AnalyzeOptions, { say, complain }: Output): Promise<number> {
  const { files, json, failOn, kinds, isIdOf, thresholds } = options;
  const inputs = await readInputs(files, { complain });
  if (inputs === undefined) return exitCode.unusable;

  const sessions = gatherSessions(inputs.flatMap(({ batches }) => batches));
  const incidents = detectRecordings(sessions, { isIdOf, thresholds, ...(kinds && { kinds }) });
  const isGrave = failOn !== undefined && incidents.some(({ severity }) => isAtLeast(severity, failOn));
  const recordCount = sessions.reduce((count, { records }) => count + records.length, 0);
  if (json) {
    const about = inputs.map(({ file, batches, fault }) => ({
      file,
      batches: batches.length,
      ...(fault && { fault }),
    }));
    say(JSON.stringify({ incidents, files: about, sessions: sessions.length, records: recordCount }));
  } else {
    for (const incident of incidents) say(describeIncident(incident));
    const found = countText(incidents.length, 'incident');
    say(`${found} found in ${countText(sessions.length, 'session')} with ${countText(recordCount, 'record')}.`);
  }
  return isGrave ? exitCode.found : exitCode.done;
}
