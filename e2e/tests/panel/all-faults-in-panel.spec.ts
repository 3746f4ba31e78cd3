import { FaultPanel } from '#support/screens/fault-panel.ts';
import { expect, test } from '#support/test.ts';

test('faults that a page is not told of break it from within the devtools: sockets, tokens, code and clock', {
  tag: '@nightly',
}, async ({ openPanelDevice }) => {
  const { chat, panel } = await openPanelDevice('drifting');
  await chat.logIn('Bob');
  await chat.enter('Team');
  const faults = new FaultPanel(panel);
  await faults.open();

  await faults.begin('Half-open', { for: '600' });
  await faults.expectActive('all sockets half-open');
  await chat.send('nobody hears of it');
  await chat.expectStatus('Connected');
  await faults.undoAll();
  await faults.expectRecord('fault.end', /^fault 1 undone, [1-9]/);
  await chat.expectStatus('Connected');
  await expect(chat.messages.filter({ hasText: 'nobody hears of it' })).toHaveCount(0);

  await faults.begin('Refuse', { for: '600' });
  await faults.begin('Kick', { code: '4001', reason: 'away' });
  await faults.expectRecord('socket.close', 'closed, code 4001: away');
  await chat.expectStatus('Connecting…');
  await faults.expectActive('new sockets refused');
  await faults.undoAll();
  await chat.expectStatus('Connected');

  await faults.begin('Expire token', { for: '600' });
  await faults.begin('Kick', { code: '4001', reason: 'again' });
  await faults.expectRecord('fault.end', /^fault 4 over, 1 hit/);
  await chat.expectStatus('Disconnected');

  await chat.page.evaluate(listenToBeats);
  await faults.begin('Freeze', { for: '2' });
  await faults.expectRecord('fault.end', /^fault 6 over/);
  expect(await chat.page.evaluate(() => Number(document.documentElement.dataset.longestPauseMs))).toBeGreaterThan(
    1_900,
  );

  await faults.begin('Skew clock', { by: '60' });
  await faults.expectActive('clock 1 h fast');
  const isSkewed = () => chat.page.evaluate(() => Date.now() - performance.timeOrigin - performance.now() > 1_800_000);
  expect(await isSkewed()).toBe(true);
  await faults.undoAll();
  await faults.expectActive();
  expect(await isSkewed()).toBe(false);
});

/** Runs in the page: writes down the longest time between two of its timers. */
function listenToBeats(): void {
  let lastMs = performance.now();
  let longestMs = 0;
  setInterval(() => {
    const nowMs = performance.now();
    longestMs = Math.max(longestMs, nowMs - lastMs);
    lastMs = nowMs;
    document.documentElement.dataset.longestPauseMs = `${longestMs}`;
  }, 10);
}
