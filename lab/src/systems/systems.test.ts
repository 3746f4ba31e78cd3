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
  test(`what is written in the ${about.name} changes what is compared, and takes nothing away`, async () => {
    const stage = await start();
    try {
      const before = await stage.readCopy(about.user);
      expect(Object.keys(before)).toEqual(about.compared.map(({ name }) => name));
      for (const [index, by] of about.writers.entries()) {
        await stage.act({ kind: 'write', by, text: `Something new, ${index + 1}.` });
      }
      const after = await stage.readCopy(about.user);
      expect(after).not.toEqual(before);
      const lost = about.compared.flatMap(({ name }) => {
        const ids = new Set(after[name]?.map(({ id }) => id));
        return before[name]?.filter(({ id }) => !ids.has(id)) ?? [];
      });
      expect(lost).toEqual([]);
    } finally {
      await stage.stop();
    }
  });

  test(`two runs of the ${about.name} know nothing of each other`, async () => {
    const [one, other] = await Promise.all([start(), start()]);
    const [by = ''] = about.writers;
    try {
      await one.act({ kind: 'write', by, text: 'Only here.' });
      expect(await one.readCopy(about.user)).not.toEqual(await other.readCopy(about.user));
    } finally {
      await Promise.all([one.stop(), other.stop()]);
    }
  });
}
