import { expect, test } from 'vitest';
import type { PopupMessage } from '../messages/popup-messages.ts';
import { FakePort } from '../testing/fake-port.ts';
import { createPopupDesk } from './popup-desk.ts';

test('a popup is told of its tab at once and whenever something changed, until it is closed', async () => {
  let incidents = '1';
  const asked: number[] = [];
  const desk = createPopupDesk(async (tabId) => {
    asked.push(tabId);
    return { ...message, incidents };
  });
  const port = new FakePort();
  desk.add(7, port);
  await settled();
  incidents = '2';
  desk.tell();
  await settled();
  expect(port.posted.map((said) => (said as PopupMessage).incidents)).toEqual(['1', '2']);
  port.lose();
  desk.tell();
  await settled();
  expect(asked).toEqual([7, 7]);
});

test('a popup that was closed while its answer was made is not written to', async () => {
  const desk = createPopupDesk(async () => message);
  const port = new FakePort();
  desk.add(7, port);
  port.lose();
  await settled();
  expect(port.posted).toEqual([]);
});

const message: PopupMessage = {
  status: { collector: { state: 'off' }, batches: { sent: 0, waiting: 0, onDisk: 0, refused: 0, shed: 0 } },
  incidents: '',
};

/** All promises that are there have had their turn. */
const settled = () => new Promise((resolve) => setTimeout(resolve));
