import { ruleInfos } from '@driftscope/detect';
import { scenarios } from '@driftscope/scenarios';
import { expectNoIncident } from '../support/incidents.ts';
import { expect, test } from '../support/stage-test.ts';

const known = new Set(ruleInfos.map(({ kind }) => kind));

/** Those whose every kind is judged already. */
const judged = scenarios.filter(({ kinds }) => kinds.every((kind) => known.has(kind)));

for (const { name, system, row, kinds, play } of judged) {
  test(`${name}, drifting: ${kinds.join(', ')}. ${row}`, async ({ startStage }) => {
    const stage = await startStage(system, 'drifting');
    await play(stage);
    const found = async () => new Set((await stage.api.incidents()).map(({ kind }) => kind));
    await expect
      .poll(async () => [...(await found())].filter((kind) => kinds.includes(kind)).sort(), { timeout: 60_000 })
      .toEqual([...kinds].sort());
  });
}

for (const { name, system, row, play } of judged) {
  test(`${name}, synced: nothing is reported. ${row}`, async ({ startStage }) => {
    const stage = await startStage(system, 'synced');
    await play(stage);
    await expectNoIncident(stage.api);
  });
}
