import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('a half-open socket seems open and carries nothing, and is lost in the end', () => {
  const page = createFaultPage();
  const { ws, heard } = page.connect();
  page.begin({ kind: 'half-open', forMs: 10_000 });
  page.server.say('42["message"]');
  ws.send('42["typing"]');
  expect([ws.readyState, heard, page.server.arrived]).toEqual([1, ['open'], []]);
  const other = page.connect();
  page.server.say('2');
  expect(other.heard).toEqual(['open', '2']);
  page.pass(10_000);
  expect([ws.readyState, heard.at(-1), other.ws.readyState]).toEqual([3, ['close', 1006, '', false], 1]);
  expect(page.recorded().at(-1)).toMatchObject({ kind: 'fault.end', why: 'over', hits: 2 });
});
