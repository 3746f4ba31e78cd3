import { visit } from '@driftscope/example-server';
import { expect, test } from '#support/test.ts';

/** What the drill must say of the team chat. Of the rest the drifting one's own requests decide, by their moment. */
const verdicts = {
  drifting: [
    ['network cut', 'FAIL', 'gap.no-resync'],
    ['offline', 'FAIL', 'gap.no-resync'],
    ['all sockets half-open', 'FAIL', 'gap.no-resync'],
    ['all sockets closed with 1001', 'FAIL', 'gap.no-resync'],
    ['doubles all events', 'FAIL', 'event.duplicate'],
    ['reorders all events', 'pass'],
    ['page hidden', 'pass'],
    ['page frozen', 'pass'],
    ['clock 10 min fast', 'pass'],
  ],
  synced: [
    ['network cut', 'pass'],
    ['offline', 'pass'],
    ['all sockets half-open', 'pass'],
    ['all sockets closed with 1001', 'pass'],
    ['drops all events', 'pass'],
    ['delays all events', 'pass'],
    ['doubles all events', 'pass'],
    ['reorders all events', 'pass'],
    // Nobody writes here, and it does not poll.
    ['requests 3 s late', 'nothing touched'],
    ['requests fail', 'nothing touched'],
    ['page hidden', 'pass'],
    ['page frozen', 'pass'],
    ['clock 10 min fast', 'pass'],
  ],
} as const;

for (const variant of ['drifting', 'synced'] as const) {
  test(`a drill of all faults says what the ${variant} chat does not get over, and nothing else`, {
    tag: '@nightly',
  }, async ({ stack, openPanelDevice }) => {
    test.setTimeout(1_500_000);
    const { chat, panel } = await openPanelDevice(variant);
    await chat.logIn('Bob');
    await chat.enter('Team');
    // What the socket carries is known once it carried something.
    await chat.send('before the drill');
    const alice = await visit(`http://127.0.0.1:${stack.chatPort}`, 'alice');
    const stop = again(() => alice.ask('/api/conversations/c_team/messages', { text: 'meanwhile' }));

    await panel.getByRole('tab', { name: 'Drill' }).click();
    await panel.getByRole('button', { name: 'Start the drill' }).click();
    await expect(panel.getByRole('button', { name: 'Save as HTML' })).toBeVisible({ timeout: 1_400_000 });
    stop();
    for (const [fault, verdict, kind] of verdicts[variant]) {
      const row = panel.getByRole('row').filter({ hasText: fault });
      await expect.soft(row.getByRole('cell').nth(1), fault).toHaveText(verdict);
      if (kind !== undefined) await expect.soft(row.getByRole('button', { name: kind }).first()).toBeVisible();
    }
  });
}

/** Does something again and again, each time some seconds after the last was done. Answers how to stop. */
function again(work: () => Promise<unknown>): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let isOver = false;
  const next = () => {
    timer = setTimeout(() => void work().then(() => !isOver && next()), 2_000);
  };
  next();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
