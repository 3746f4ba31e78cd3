import { countText, detectRecordings } from '@driftscope/detect';
import { gatherSessions } from '@driftscope/records';
import type { Output } from '../output.ts';
import { describeIncident } from './describe-incident.ts';
import { parseOptions } from './parse-options.ts';
import { readInput } from './read-input.ts';
import { isAtLeast } from './severity-rank.ts';

/** Exit codes. */
const done = 0;
const driftFound = 1;
const wrongUsage = 2;
const unreadable = 3;

/**
 * `driftscope analyze FILE…`: judges recordings and HAR files, all of them together.
 *
 * @returns the exit code: 0 done, 1 an incident as grave as `--fail-on` says, 2 wrong usage, 3 a file could not be read.
 *   A file that is cut or damaged is judged as far as it goes, and complained of.
 */
export async function runAnalyze(args: readonly string[], { say, complain }: Output): Promise<number> {
  const options = await parseOptions(args);
  if (!options.ok) {
    complain(`${options.error.message}\n${options.error.hint}`);
    return wrongUsage;
  }
  const { files, json, failOn, kinds, isIdOf, thresholds } = options.value;
  const inputs = [];
  for (const file of files) {
    const input = await readInput(file);
    if (input.fault !== undefined) complain(`${file}: ${input.fault.message}\n${input.fault.hint}`);
    if (input.batches === undefined) return unreadable;
    inputs.push({ file, batches: input.batches, fault: input.fault });
  }

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
  return isGrave ? driftFound : done;
}
