import { expect, test } from '#support/lab-test.ts';
import { readLabTable } from '#support/screens/lab-table.ts';

/** How long each lasts, in ms. */
const lengths: Readonly<Record<string, number>> = {
  cut: 4_000,
  'half-open': 6_000,
  kick: 500,
  'expired-token': 4_000,
  'slow-read': 5_000,
  reorder: 5_000,
  duplicate: 4_000,
  sleep: 5_000,
  'second-device': 5_000,
  'second-tab': 6_000,
  logout: 4_000,
};

/** Longer than clients wait that ask every five seconds. */
const longer: Readonly<Record<string, number>> = {
  cut: 12_000,
  'slow-read': 6_000,
  sleep: 12_000,
  'second-device': 9_000,
};

const pairs = await readLabTable();

for (const system of new Set(pairs.map((pair) => pair.system))) {
  test(`the naive client of ${system} is off after the faults that the table names, and the reference client after none @nightly`, async ({
    lab,
  }) => {
    test.setTimeout(1_200_000);
    for (const { fault, hurt } of pairs.filter((pair) => pair.system === system)) {
      await test.step(fault, async () => {
        const forMs = (system === 'support-chat' ? longer[fault] : undefined) ?? lengths[fault];
        await lab.open(system, fault === 'none' ? '1' : `1~${fault}.1000.${forMs}`);
        await lab.run();
        // On a busy machine more may go wrong in it than that.
        expect.soft(await lab.offAtEnd('naive'), `naive, ${fault}`).toEqual(expect.arrayContaining([...hurt]));
        expect.soft(await lab.offAtEnd('reference'), `reference, ${fault}`).toEqual([]);
        expect.soft(await lab.kindsOf('reference'), `told of the reference, ${fault}`).toEqual([]);
      });
    }
  });
}
