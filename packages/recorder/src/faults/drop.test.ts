import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('a dropped message is not heard, others and the protocol are', () => {
  const page = createFaultPage();
  const { heard } = page.connect();
  page.begin({ kind: 'drop', dir: 'in', event: 'message*', forMs: 1_000 });
  for (const frame of ['42["message:new",1]', '2', '42["typing"]', '42["message"]']) page.server.say(frame);
  expect(heard).toEqual(['open', '2', '42["typing"]']);
  page.pass(1_000);
  page.server.say('42["message",2]');
  expect(heard.at(-1)).toBe('42["message",2]');
});

test('what comes after a dropped message has an ordinal that leaves room for it', () => {
  const page = createFaultPage();
  page.connect();
  page.begin({ kind: 'drop', dir: 'in', event: 'gone', forMs: 1_000 });
  for (const frame of ['42["a"]', '42["gone"]', '42["b"]']) page.server.say(frame);
  const frames = page.recorded().filter((record) => record.kind === 'socket.frame');
  expect(frames.map(({ n, text }) => [n, text])).toEqual([
    [1, '42["a"]'],
    [3, '42["b"]'],
  ]);
});

test('a packet is dropped with the binary frames that belong to it', () => {
  const page = createFaultPage();
  const { heard } = page.connect();
  page.begin({ kind: 'drop', dir: 'in', event: 'picture', forMs: 1_000 });
  const bytes = new ArrayBuffer(1);
  for (const frame of ['452-["picture",{"_placeholder":true}]', bytes, bytes, '42["after"]']) page.server.say(frame);
  expect(heard).toEqual(['open', '42["after"]']);
});

test('a message that the page sends is dropped on its way', () => {
  const page = createFaultPage();
  const { ws } = page.connect();
  page.begin({ kind: 'drop', dir: 'out', event: 'message', forMs: 1_000 });
  for (const frame of ['421["message","hi"]', '3', '42["read"]']) ws.send(frame);
  expect(page.server.arrived).toEqual(['3', '42["read"]']);
});

test('messages of other protocols are known by the field that names them, or by their text', () => {
  const page = createFaultPage();
  const { heard } = page.connect('wss://app.example/live');
  page.begin({ kind: 'drop', dir: 'in', event: 'added', forMs: 1_000 });
  for (const frame of ['{"type":"added"}', '{"type":"moved","of":"added"}', 'added 1', 'moved 1'])
    page.server.say(frame);
  expect(heard).toEqual(['open', '{"type":"moved","of":"added"}', 'moved 1']);
});
