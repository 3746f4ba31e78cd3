import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('a doubled message is heard twice, whole each time, and recorded twice', () => {
  const page = createFaultPage();
  const { heard } = page.connect();
  page.begin({ kind: 'double', dir: 'in', event: 'message', forMs: 1_000 });
  const bytes = new ArrayBuffer(1);
  for (const frame of ['451-["message",{"_placeholder":true}]', bytes, '42["other"]']) page.server.say(frame);
  const header = '451-["message",{"_placeholder":true}]';
  expect(heard).toEqual(['open', header, bytes, header, bytes, '42["other"]']);
  const frames = page.recorded().filter((record) => record.kind === 'socket.frame');
  expect(frames.map(({ n }) => n)).toEqual([1, 2, 4, 5, 6]);
});

test('a message that the page sends arrives twice', () => {
  const page = createFaultPage();
  const { ws } = page.connect();
  page.begin({ kind: 'double', dir: 'out', event: '', forMs: 1_000 });
  ws.send('42["message"]');
  expect(page.server.arrived).toEqual(['42["message"]', '42["message"]']);
});
