import { expect, test } from '../support/test.ts';

/** What the drill says of the team chat. */
const verdicts = {
  drifting: { 'network cut': 'FAIL', 'all sockets closed with 1001': 'FAIL', 'page hidden': 'pass' },
  synced: { 'network cut': 'pass', 'all sockets closed with 1001': 'pass', 'page hidden': 'pass' },
} as const;

for (const variant of ['drifting', 'synced'] as const) {
  test(`a drill says what the ${variant} chat does not get over, and nothing else`, { tag: '@nightly' }, async ({
    openPanelDevice,
  }) => {
    test.setTimeout(300_000);
    const { chat, panel } = await openPanelDevice(variant);
    await chat.logIn('Bob');
    await chat.enter('Team');
    // What the socket carries is known once it carried something.
    await chat.send('before the drill');

    await panel.getByRole('tab', { name: 'Drill' }).click();
    await panel.getByRole('button', { name: 'Choose none' }).click();
    const faults = Object.keys(verdicts[variant]);
    for (const fault of faults) await panel.getByRole('checkbox', { name: fault }).check();
    await panel.getByRole('button', { name: 'Start the drill' }).click();
    await expect(panel.getByRole('button', { name: 'Save as HTML' })).toBeVisible({ timeout: 240_000 });

    for (const [fault, verdict] of Object.entries(verdicts[variant])) {
      const row = panel.getByRole('row').filter({ hasText: fault });
      await expect(row.getByRole('cell', { name: verdict, exact: true })).toBeVisible();
      if (verdict === 'FAIL') await expect(row.getByRole('button', { name: 'gap.no-resync' })).toBeVisible();
    }
  });
}
