import { scenarios } from '@driftscope/scenarios';
import { expectNoIncident } from '#support/collector/incidents.ts';
import { expect, test } from '#support/stage-test.ts';

/**
 * One of each system drifts in every run, but for the team chat, which the other tests play in; all others by night, and
 * all that are in sync: each takes as long as its users and its silence do, and recordings of them are judged in every run.
 */
const firsts = Object.values(Object.groupBy(scenarios, ({ system }) => system)).map(([first]) => first);
const always = new Set(firsts.filter((first) => first?.system !== 'A'));
const tagOf = (scenario: (typeof scenarios)[number]): string[] => (always.has(scenario) ? [] : ['@nightly']);

for (const scenario of scenarios) {
  const { name, system, row, kinds, play } = scenario;
  const title = `${name}, drifting: ${kinds.join(', ')}. ${row}`;
  test(title, { tag: tagOf(scenario) }, async ({ startStage }) => {
    const stage = await startStage(system, 'drifting');
    await play(stage);
    const found = async () => new Set((await stage.api.incidents()).map(({ kind }) => kind));
    await expect
      .poll(async () => [...(await found())].filter((kind) => kinds.includes(kind)).sort())
      .toEqual([...kinds].sort());
  });
}

for (const scenario of scenarios) {
  const { name, system, row, play } = scenario;
  const title = `${name}, synced: nothing is reported. ${row}`;
  test(title, { tag: '@nightly' }, async ({ startStage }) => {
    const stage = await startStage(system, 'synced');
    await play(stage);
    await expectNoIncident(stage.api);
  });
}
