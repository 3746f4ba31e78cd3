import { expect, test } from 'vitest';
import { FakePort } from '../testing/fake-port.ts';
import { receiverless } from '../testing/receiverless.ts';
import { createPanelHub } from './panel-hub.ts';

test('a tab has a panel from its first port until a while after its last', async () => {
  const t = await setUp();
  const [one, two] = [new FakePort(), new FakePort()];
  t.hub.add(7, one);
  t.hub.add(7, two);
  expect(t.changes).toEqual([7]);
  one.lose();
  two.lose();
  expect(t.hub.isOpen(7)).toBe(true);
  t.fireTimers();
  expect(t.hub.isOpen(7)).toBe(false);
  expect(t.changes).toEqual([7, 7]);
});

test('a panel that comes back in time was never away', async () => {
  const t = await setUp();
  const port = new FakePort();
  t.hub.add(7, port);
  port.lose();
  t.hub.add(7, new FakePort());
  t.fireTimers();
  expect(t.hub.isOpen(7)).toBe(true);
  expect(t.changes).toEqual([7]);
});

test('after a rest of the background the panels of before are awaited for a while', async () => {
  const t = await setUp({ openPanels: [7, 8, 'x'] });
  expect(t.hub.isOpen(7)).toBe(true);
  t.hub.add(7, new FakePort());
  t.fireTimers();
  expect([7, 8].map(t.hub.isOpen)).toEqual([true, false]);
  expect(t.stored.openPanels).toEqual([7]);
});

test('what a page holds is asked for until its last panel is closed, over rests of the background', async () => {
  const t = await setUp();
  const [one, two] = [new FakePort(), new FakePort()];
  t.hub.add(7, one);
  t.hub.add(7, two);
  one.say({ kind: 'keep' });
  two.say({ kind: 'keep' });
  two.say({ kind: 'other' });
  expect(t.changes).toEqual([7, 7]);
  const after = await setUp(structuredClone(t.stored));
  expect([7, 8].map(after.hub.isKept)).toEqual([true, false]);
  one.lose();
  two.lose();
  expect(t.hub.isKept(7)).toBe(true);
  t.fireTimers();
  expect(t.hub.isKept(7)).toBe(false);
  expect(t.stored).toEqual({ openPanels: [], keptTabs: [] });
});

test('a panel counts where there is no room to keep that it is open', async () => {
  const t = await setUp();
  t.refuseWrites();
  t.hub.add(7, new FakePort());
  expect(t.hub.isOpen(7)).toBe(true);
  expect(t.stored).toEqual({});
});

test('how many incidents a panel shows is passed on', async () => {
  const t = await setUp();
  const port = new FakePort();
  t.hub.add(7, port);
  port.say({ kind: 'incidents', count: 3 });
  port.say({ kind: 'incidents', count: -1 });
  expect(t.counts).toEqual([[7, 3]]);
});

test('a tab that is numbered anew has the panels of before, and what they asked for', async () => {
  const t = await setUp({ openPanels: [7], keptTabs: [7] });
  const port = new FakePort();
  t.hub.renumber(7, 9);
  t.hub.add(9, port);
  t.fireTimers();
  expect([7, 9].map(t.hub.isOpen)).toEqual([false, true]);
  expect([7, 9].map(t.hub.isKept)).toEqual([false, true]);

  t.hub.renumber(9, 11);
  expect(t.stored).toEqual({ openPanels: [11], keptTabs: [11] });
  t.hub.send(11, { kind: 'batch', batch: 1 });
  expect(port.posted).toEqual([{ kind: 'batch', batch: 1 }]);
  port.say({ kind: 'incidents', count: 3 });
  expect(t.counts).toEqual([[11, 3]]);
  expect(t.changes.slice(-1)).toEqual([11]);
  port.lose();
  t.fireTimers();
  expect(t.hub.isOpen(11)).toBe(false);
});

test('a tab without a panel may be numbered as the browser likes', async () => {
  const t = await setUp();
  t.hub.renumber(7, 9);
  expect(t.hub.isOpen(9)).toBe(false);
  expect(t.changes).toEqual([]);
});

test('a message goes to the panels of its tab alone', async () => {
  const t = await setUp();
  const [mine, other] = [new FakePort(), new FakePort()];
  t.hub.add(7, mine);
  t.hub.add(8, other);
  t.hub.send(7, { kind: 'batch', batch: 1 });
  expect(mine.posted).toEqual([{ kind: 'batch', batch: 1 }]);
  expect(other.posted).toEqual([]);
});

test('what is to be broken in the page is passed on, and its mending when the last panel is gone', async () => {
  const t = await setUp();
  const [one, two] = [new FakePort(), new FakePort()];
  t.hub.add(7, one);
  t.hub.add(7, two);
  const cut = { kind: 'begin-fault', spec: { kind: 'cut', forMs: 5_000 } };
  one.say(cut);
  one.say({ kind: 'begin-fault', spec: { kind: 'explode' } });
  expect(t.commands).toEqual([[7, cut]]);
  one.lose();
  expect(t.gone).toEqual([]);
  two.lose();
  expect(t.gone).toEqual([7]);
});

test('where the stores of the page are to be taken is passed on', async () => {
  const t = await setUp();
  const port = new FakePort();
  t.hub.add(7, port);
  port.say({ kind: 'travel', to: 12 });
  port.say({ kind: 'travel', to: 'the end' });
  port.say({ kind: 'return' });
  expect(t.commands).toEqual([
    [7, { kind: 'travel', to: 12 }],
    [7, { kind: 'return' }],
  ]);
});

test('a panel that does not come back after a rest of the background leaves no fault behind', async () => {
  const t = await setUp({ openPanels: [7] });
  t.fireTimers();
  expect(t.gone).toEqual([7]);
});

async function setUp(stored: Record<string, unknown> = {}) {
  const timers: (() => void)[] = [];
  const changes: number[] = [];
  const commands: unknown[] = [];
  const gone: number[] = [];
  const counts: unknown[] = [];
  let isFull = false;
  const hub = createPanelHub({
    area: {
      get: async () => stored,
      set: async (items) => {
        if (isFull) throw new Error('Session storage quota bytes exceeded. Values were not stored.');
        Object.assign(stored, items);
      },
      remove: async () => undefined,
    },
    setTimeout: receiverless((run) => timers.push(run)),
    onChange: (tabId) => changes.push(tabId),
    onFaultCommand: (tabId, command) => commands.push([tabId, command]),
    onTravelCommand: (tabId, command) => commands.push([tabId, command]),
    onLookIntoWorkers: () => undefined,
    onIncidents: (tabId, count) => counts.push([tabId, count]),
    onGone: (tabId) => gone.push(tabId),
  });
  await hub.ready;
  return {
    hub,
    changes,
    commands,
    counts,
    gone,
    stored,
    refuseWrites: () => {
      isFull = true;
    },
    fireTimers: () => {
      for (const run of timers.splice(0)) run();
    },
  };
}
