import { expect, test } from '../support/lab-test.ts';

test('the naive client drifts when the network is cut, and the reference client comes right', async ({ lab }) => {
  await lab.open('team-chat', '1~cut.1000.1500');
  await lab.run();

  await expect(lab.drift('naive')).toHaveText(/missing/);
  await expect(lab.drift('reference')).toHaveText('as the server has it');
  await expect(lab.outcomes('naive')).toHaveAttribute('data-outcome', 'drifted');
  await expect(lab.outcomes('reference')).toHaveAttribute('data-outcome', /healed|steady/);
  expect(await lab.kindsOf('naive')).toContain('gap.no-resync');
  expect(await lab.kindsOf('reference')).toEqual([]);
});
