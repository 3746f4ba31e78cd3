import { setTimeout as wait } from 'node:timers/promises';
import { type RecordedStage, startStage, startStageOf, type Variant } from '@driftscope/e2e';
import { startSmallApp } from './apps/start-small-app.ts';
import type { Case } from './case.ts';
import { labelsOf } from './labels-of.ts';
import { restlessStage } from './restless-stage.ts';
import type { Played, Take } from './take.ts';
import { writeRecording } from './write-recording.ts';

/** After the last step: rules wait up to 6 s for what should still come. */
const SETTLE_MS = 7_500;

/** By when all that the pages have recorded is at the collector. */
const ARRIVAL_MS = 60_000;

/** Plays a take, writes what was recorded into the file, and gives the case as its scenario labels it. */
export async function recordTake(take: Take, file: string): Promise<Case> {
  const { played, variant, number } = take;
  const stage = await startStageFor(played, variant);
  try {
    await played.scenario.play(number === 1 ? stage : restlessStage(stage, number));
    await wait(SETTLE_MS);
    await arrived(stage, Date.now());
    await writeRecording(stage.api, file);
    return { name: take.name, ...labelsOf(take), identityKey: await stage.api.identityKey() };
  } finally {
    await stage.stop();
  }
}

const startStageFor = ({ kind, scenario }: Played, variant: Variant): Promise<RecordedStage> =>
  kind === 'small app'
    ? startStageOf((collectorUrl) => startSmallApp(scenario, collectorUrl), variant, 'app.localhost')
    : startStage(scenario.system, variant);

/** Resolves once the collector has of every session that still reports what it recorded before `atMs` (epoch). */
async function arrived({ api }: RecordedStage, atMs: number): Promise<void> {
  for (const endMs = Date.now() + ARRIVAL_MS; ; await wait(500)) {
    const sessions = await api.sessions();
    const reporting = sessions.filter(({ heardAt }) => heardAt > atMs);
    const isAll = reporting.length > 0 && reporting.every(({ lastAt }) => lastAt > atMs);
    if (isAll && Date.now() - atMs > 2_000) return;
    if (Date.now() > endMs) throw new Error('The pages have not reported within a minute.');
  }
}
