import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

test('a delayed message holds up all that follow it, in both directions', () => {
  for (const dir of ['in', 'out'] as const) {
    const page = createFaultPage();
    const { ws, heard } = page.connect();
    const say = (frame: string) => (dir === 'in' ? page.server.say(frame) : ws.send(frame));
    const got = () => (dir === 'in' ? heard.slice(1) : page.server.arrived);
    page.begin({ kind: 'delay', dir, event: 'late', delayMs: 300, forMs: 60_000 });
    for (const frame of ['42["a"]', '42["late"]', '42["b"]', '2']) say(frame);
    expect(got()).toEqual(['42["a"]', '2']);
    page.pass(300);
    expect(got()).toEqual(['42["a"]', '2', '42["late"]', '42["b"]']);
    say('42["c"]');
    expect(got().at(-1)).toBe('42["c"]');
  }
});

test('when it is undone what waits goes on, in order', () => {
  const page = createFaultPage();
  const { heard } = page.connect();
  page.begin({ kind: 'delay', dir: 'in', event: 'late', delayMs: 10_000, forMs: 60_000 });
  for (const frame of ['42["late",1]', '42["b"]', '42["late",2]']) page.server.say(frame);
  page.undo();
  page.server.say('42["c"]');
  expect(heard).toEqual(['open', '42["late",1]', '42["b"]', '42["late",2]', '42["c"]']);
});
