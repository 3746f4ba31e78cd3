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

/** That the synced variant is healthy is seen from one scenario of each system; that it stays so in all of them takes a night. */
const firstOfSystem = new Set(Object.values(Object.groupBy(judged, ({ system }) => system)).map(([first]) => first));

for (const scenario of judged) {
  const { name, system, row, play } = scenario;
  const tag = firstOfSystem.has(scenario) ? [] : ['@nightly'];
  test(`${name}, synced: nothing is reported. ${row}`, { tag }, async ({ startStage }) => {
    const stage = await startStage(system, 'synced');
    await play(stage);
    await expectNoIncident(stage.api);
  });
}
