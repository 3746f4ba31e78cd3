import { FaultPanel } from '#support/screens/fault-panel.ts';
import { expect, test } from '#support/test.ts';

test('a fault of each family breaks the page of the devtools, is told in the head and the records, and is undone', async ({
  openPanelDevice,
}) => {
  const { chat, panel } = await openPanelDevice('drifting');
  await chat.logIn('Bob');
  await chat.enter('Team');
  const faults = new FaultPanel(panel);
  await faults.open();

  await faults.begin('Cut', { for: '600' });
  await faults.expectActive('network cut');
  expect(await chat.page.evaluate(() => fetch('/').catch(String))).toBe('TypeError: Failed to fetch');
  await faults.undoAll();
  await faults.expectActive();
  await chat.expectStatus('Connected');

  await faults.begin('Kick', { code: '4001', reason: 'elsewhere' });
  await faults.expectRecord('socket.close', 'closed, code 4001: elsewhere');
  await chat.expectStatus('Connected');

  await faults.begin('Drop', { event: 'message:*' });
  await faults.expectActive('drops message:* coming in');
  await chat.send('nobody hears of it');
  await faults.undoAll();
  await faults.expectRecord('fault.end', 'undone, 1 hit');

  await faults.begin('Fail', { address: '/of-no-use', status: '503' });
  await faults.begin('Hide');
  await faults.expectActive('requests to /of-no-use fail with 503', 'page hidden');
  const broken = () =>
    chat.page.evaluate(async () => [(await fetch('/of-no-use')).status === 503, document.visibilityState]);
  expect(await broken()).toEqual([true, 'hidden']);
  await faults.undoAll();
  await faults.expectActive();
  expect(await broken()).toEqual([false, 'visible']);
});
