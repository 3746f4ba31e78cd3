import { expect, test } from '#support/lab-test.ts';

test('the naive client drifts when the network is cut, and the reference client comes right', async ({ page, lab }) => {
  await lab.open('team-chat', '1~cut.1000.1500');
  const status = page.getByRole('main').getByRole('status');
  await expect(status).toContainText('Run plays the script');
  const run = lab.run();
  await expect(status).toContainText('The network is gone');
  await expect(page.getByRole('listitem').and(page.locator('[aria-current="step"]'))).toContainText('Cut');
  await run;

  await expect(status).toContainText('The reference client is as the server has it.');
  await expect(lab.drift('naive')).toHaveText(/missing/);
  await expect(lab.drift('reference')).toHaveText('as the server has it');
  await expect(lab.outcomes('naive')).toHaveAttribute('data-outcome', 'drifted');
  await expect(lab.outcomes('reference')).toHaveAttribute('data-outcome', /healed|steady/);
  expect(await lab.kindsOf('naive')).toContain('gap.no-resync');
  expect(await lab.kindsOf('reference')).toEqual([]);

  await page
    .getByRole('button', { name: /^Incident at/ })
    .first()
    .press('Enter');
  await expect(page.getByRole('dialog', { name: /^Naive client, told/ })).toContainText('Witness');
  await page.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // What was measured is of the script that ran.
  await page.getByRole('group', { name: 'Faults on the time line' }).getByRole('button').press('ArrowRight');
  await expect(lab.drift('naive')).toHaveText('not measured yet');
  await expect(status).toContainText('Run plays the script');
});

test('the first script that anybody sees shows what a short loss of the network does, and a kick', {
  tag: '@nightly',
}, async ({ page, lab }) => {
  await lab.open('team-chat');
  await lab.run();
  await expect(page.getByRole('main').getByRole('status')).toContainText(
    'The reference client is as the server has it.',
  );
  expect(await lab.kindsOf('naive')).toEqual(expect.arrayContaining(['gap.no-resync', 'gap.no-reconnect']));
  expect(await lab.kindsOf('reference')).toEqual([]);
});

test('in a small window the clients are scrolled to when they open: out of sight some would never be ready', {
  tag: '@nightly',
}, async ({ page, lab }) => {
  await page.setViewportSize({ width: 768, height: 600 });
  await lab.open('encrypted-chat', '1~cut.1000.1500');
  await lab.run();
  await expect(lab.drift('reference')).toHaveText('as the server has it');
});
