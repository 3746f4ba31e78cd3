import type { DriftRecord } from '@driftscope/records';
import { expect, test } from '../support/dashboard-test.ts';
import { postSession } from '../support/post-session.ts';

test('a value leads to the frame it came from, a frame to what it changed, and any time to the state it had', async ({
  page,
  collectorUrl,
}) => {
  await postSession(collectorUrl, 'rooms', renamedRoom);
  await page.goto(`${collectorUrl}/sessions/rooms?tab=state`);

  const tree = page.getByRole('tree', { name: 'State of rooms' });
  await tree.focus();
  for (const key of toTitle) await page.keyboard.press(key);
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveText('title"New"');
  const value = page.getByRole('region', { name: 'Value' });
  await expect(value).toContainText('Differs: the store holds what the wire had said before.');
  await value.getByRole('definition').getByRole('button', { name: 'Record 9', exact: true }).click();

  const frame = page.getByRole('complementary', { name: 'Record 9' });
  await expect(frame).toContainText('room:renamed r_1');
  await frame.getByRole('button', { name: 'State at record 10' }).click();
  const change = page.getByRole('region', { name: 'Change' });
  await expect(change).toContainText('list[0].title "Old" "New"');

  const compare = page.getByRole('button', { name: 'Compare from here' });
  await compare.click();
  await page.getByRole('button', { name: 'Change before' }).click();
  const differences = page.getByRole('region', { name: 'Differences' });
  await expect(differences).toContainText('1 value differs.');
  await expect(differences).toContainText('list[0].title "New" "Old"');
  await compare.click();
  await change.getByRole('button').first().click();
  await expect(page.getByRole('complementary', { name: 'Record 8' })).toContainText('store.snapshot');
  await page.getByRole('button', { name: 'State at this time' }).click();
  await tree.focus();
  for (const key of toTitle) await page.keyboard.press(key);
  await expect(tree.getByRole('treeitem', { selected: true })).toHaveText('title"Old"');
  await expect(value).toContainText('Same: the store holds what the wire said last.');
});

/** From the top: the list, its first room, the second of its three fields. */
const toTitle = ['Home', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'End', 'ArrowUp'];

const frame = (seq: number, n: number, text: string): DriftRecord => {
  return { seq, t: seq * 100, kind: 'socket.frame', socket: 1, dir: 'in', n, size: text.length, text };
};

const room = (title: string) => ({ id: 'r_1', title, members: 3 });

/** A page that took over one new title, and missed to take over the next. */
const renamedRoom: readonly DriftRecord[] = [
  { seq: 1, t: 0, kind: 'recorder.on', fromStart: true },
  { seq: 2, t: 200, kind: 'socket.attempt', socket: 1, url: 'ws://app.test/socket.io/?EIO=4&transport=websocket' },
  { seq: 3, t: 300, kind: 'socket.open', socket: 1, protocol: '' },
  frame(4, 1, '0{"sid":"eio-1","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}'),
  frame(5, 2, '40{"sid":"io-1"}'),
  frame(6, 3, `42${JSON.stringify(['room:joined', room('Old')])}`),
  { seq: 7, t: 700, kind: 'store.found', store: 1, library: 'zustand', name: 'rooms', via: 'hook' },
  { seq: 8, t: 800, kind: 'store.snapshot', store: 1, state: { list: [room('Old')] } },
  frame(9, 4, `42${JSON.stringify(['room:renamed', room('New')])}`),
  {
    seq: 10,
    t: 1_000,
    kind: 'store.commit',
    store: 1,
    patch: [{ op: 'set', path: ['list', 0, 'title'], value: 'New' }],
    cause: 9,
    causeHow: 'sync',
  },
  frame(11, 5, `42${JSON.stringify(['room:renamed', room('Newest')])}`),
];
