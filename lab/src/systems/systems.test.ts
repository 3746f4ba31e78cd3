import { LabOfferSchema } from '@driftscope/records';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { readGuarantees } from './read-guarantees.ts';
import { systems } from './systems.ts';

test('the offer is in the form that the dashboard reads', async () => {
  const offer = { systems: systems.map(({ about }) => about), guarantees: [...(await readGuarantees())] };
  expect([...Value.Errors(LabOfferSchema, offer)]).toEqual([]);
});

for (const { about, start } of systems) {
  test(`what is written in the ${about.name} changes one of the rows that its server has`, async () => {
    const stage = await start();
    try {
      const before = await stage.readRows(about.user);
      await stage.act({ kind: 'write', by: about.writer, text: 'Something new.' });
      const after = await stage.readRows(about.user);
      const changed = Object.keys(after).filter((id) => after[id] !== before[id]);
      expect(changed).toHaveLength(1);
      expect(Object.keys(before).filter((id) => !Object.hasOwn(after, id))).toEqual([]);
    } finally {
      await stage.stop();
    }
  });

  test(`two runs of the ${about.name} know nothing of each other`, async () => {
    const [one, other] = await Promise.all([start(), start()]);
    try {
      await one.act({ kind: 'write', by: about.writer, text: 'Only here.' });
      expect(await one.readRows(about.user)).not.toEqual(await other.readRows(about.user));
    } finally {
      await Promise.all([one.stop(), other.stop()]);
    }
  });
}
