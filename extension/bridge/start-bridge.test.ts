import type { RecorderCost } from '@driftscope/recorder';
import { expect, test } from 'vitest';
import { costText } from '../channel/cost-text.ts';
import {
  ACTIVE_EVENT,
  BATCH_EVENT,
  COMMAND_EVENT,
  COST_EVENT,
  HANDSHAKE_EVENT,
  MEND_EVENT,
  REOPENED_EVENT,
} from '../channel/handshake.ts';
import { FakePort } from '../testing/fake-port.ts';
import { startBridge } from './start-bridge.ts';

const json = (batch: number) => `{"batch":${batch},"records":[{}]}`;

test('it asks the background, and passes the answer to the recorder', () => {
  const t = setUp();
  t.port().say({ kind: 'record', on: true, tabId: 7, heir: 'heir:1' });
  t.port().say({ kind: 'record', on: false, tabId: 7, heir: 'heir:1' });
  expect(t.commands).toEqual(['record on', 'mend', 'record off']);
});

test('a page that is armed lets the background rest, and is recorded once that is asked for', () => {
  const t = setUp();
  t.port().say({ kind: 'arm', tabId: 7, heir: 'heir:1' });
  t.port().lose();
  t.fireTimers();
  expect(t.ports.length).toBe(1);
  t.broadcast({ kind: 'wake' });
  t.port().say({ kind: 'record', on: true, tabId: 7, heir: 'heir:1' });
  expect(t.commands).toEqual(['arm', 'record on']);
});

test('a page that nobody went to yet asks nothing until somebody does', () => {
  const t = setUp({ isShown: false });
  expect(t.ports.length).toBe(0);
  t.state.show();
  expect(t.ports.length).toBe(1);
});

test('batches that are not settled are sent again over the next port, in order', () => {
  const t = setUp();
  t.port().say({ kind: 'record', on: true, tabId: 7, heir: 'heir:1' });
  for (const batch of [1, 2, 3]) t.record(batch);
  t.port().say({ kind: 'settled', batches: [1] });
  t.port().lose();
  t.record(4);
  expect(t.ports.length).toBe(2);
  expect(t.port().posted).toEqual([2, 3, 4].map((batch) => ({ kind: 'batch', batch, json: json(batch) })));
});

test('a long batch is sent in parts, and again from its beginning where the port was lost on the way', () => {
  const t = setUp();
  const text = 'x'.repeat(60_000);
  t.port().closeAfter(2);
  t.recordText(1, text);
  expect(t.ports.map(({ posted }) => posted.length)).toEqual([2, 3]);
  expect(t.port().posted).toEqual([
    { kind: 'part', text: text.slice(0, 24_000) },
    { kind: 'part', text: text.slice(24_000, 48_000) },
    { kind: 'batch', batch: 1, json: text.slice(48_000) },
  ]);
});

test('what recording costs goes with the next batch that is sent, once, and over the next port where none was open', () => {
  const t = setUp();
  const cost = { forMs: 1_000, busyMs: 0.3, records: 7, dropped: 0, cut: 1 };
  t.port().lose();
  t.recordCost(cost);
  t.record(1);
  t.record(2);
  expect(t.port().posted).toEqual([
    { kind: 'batch', batch: 1, json: json(1), cost },
    { kind: 'batch', batch: 2, json: json(2) },
  ]);
});

test('it sends again what waits when the background has room', () => {
  const t = setUp();
  t.record(1);
  t.port().say({ kind: 'resend' });
  expect(t.port().posted.length).toBe(2);
});

test('when the page is left it hands over what waits, and all that still comes, at once', () => {
  const t = setUp();
  t.port().say({ kind: 'record', on: true, tabId: 7, heir: 'heir:1' });
  t.record(1);
  t.record(2);
  t.port().say({ kind: 'settled', batches: [1] });
  t.leave();
  t.record(3);
  expect(t.handedOver).toEqual([
    { batches: [2], tabId: 7 },
    { batches: [3], tabId: 7 },
  ]);
});

test('a page whose document was opened anew is still left, and inherited, as before', () => {
  const t = setUp();
  t.port().say({ kind: 'record', on: true, tabId: 7, heir: 'heir:1' });
  t.record(1);
  t.dropListeners();
  t.leave();
  expect([t.handedOver, t.inherit('heir:1')]).toEqual([[], []]);
  t.reopen();
  t.leave();
  expect(t.handedOver).toEqual([{ batches: [1], tabId: 7 }]);
  expect(t.inherit('heir:1')).toEqual([`1 ${json(1)}`]);
  t.reopen();
  expect(t.inherit('heir:1')).toEqual([]);
});

test('a page that comes back from the back/forward cache sends over its port again', () => {
  const t = setUp();
  t.leave();
  t.comeBack();
  t.record(1);
  expect(t.ports.length).toBe(2);
  expect(t.handedOver).toEqual([{ batches: [], tabId: undefined }]);
  expect(t.port().posted).toEqual([{ kind: 'batch', batch: 1, json: json(1) }]);
});

test('with nothing recorded it lets the background rest, until it is woken', () => {
  const t = setUp();
  t.port().say({ kind: 'record', on: false, tabId: 7, heir: 'heir:1' });
  t.port().lose();
  t.fireTimers();
  expect(t.ports.length).toBe(1);
  t.broadcast({ kind: 'wake' });
  expect(t.ports.length).toBe(2);
});

test('it listens for being woken only where its port is closed, once', () => {
  const t = setUp();
  expect(t.listeners()).toBe(0);
  t.port().say({ kind: 'record', on: true, tabId: 7, heir: 'heir:1' });
  t.port().lose();
  expect(t.listeners()).toBe(1);
  t.fireTimers();
  t.port().lose();
  expect(t.listeners()).toBe(1);
});

test('while it is recording it comes back by itself', () => {
  const t = setUp();
  t.port().say({ kind: 'record', on: true, tabId: 7, heir: 'heir:1' });
  t.port().lose();
  t.fireTimers();
  expect(t.ports.length).toBe(2);
});

test('after an update of the extension it mends the page, stops the recorder, and is quiet', () => {
  const t = setUp();
  t.port().say({ kind: 'record', on: true, tabId: 7, heir: 'heir:1' });
  t.state.isInvalid = true;
  t.port().lose();
  t.fireTimers();
  t.record(1);
  t.broadcast({ kind: 'wake' });
  expect(t.commands).toEqual(['record on', 'mend', 'record off']);
  expect(t.ports.length).toBe(1);
});

test('the next life of the extension finds no page broken on purpose, not even one that is only armed', () => {
  const t = setUp();
  t.port().say({ kind: 'arm', tabId: 7, heir: 'heir:1' });
  t.inherit('heir:1');
  expect(t.commands).toEqual(['arm', 'mend', 'record off']);
});

test('the next life of the extension is given what was not settled, and what the recorder still held', () => {
  const t = setUp({ onRecordOff: () => t.record(4) });
  t.port().say({ kind: 'arm', tabId: 7, heir: 'heir:1' });
  t.port().say({ kind: 'record', on: true, tabId: 7, heir: 'heir:1' });
  for (const batch of [1, 2, 3]) t.record(batch);
  t.port().say({ kind: 'settled', batches: [2] });
  t.state.isInvalid = true;
  expect(t.inherit('heir:2')).toEqual([]);
  expect(t.inherit('heir:1')).toEqual([1, 3, 4].map((batch) => `${batch} ${json(batch)}`));
  expect(t.inherit('heir:1')).toEqual([]);
});

test('a frame in which nothing happens opens no port, not even when it is woken', () => {
  const t = setUp({ active: false });
  t.broadcast({ kind: 'wake' });
  t.comeBack();
  expect(t.ports).toEqual([]);
  t.begin();
  expect(t.ports.length).toBe(1);
});

/** A bridge between a fake recorder and a fake background. */
function setUp({ active = true, isShown = true, onRecordOff = (): void => undefined } = {}) {
  let page = new EventTarget();
  const node = new EventTarget();
  const ports: FakePort[] = [];
  const timers: (() => void)[] = [];
  const commands: unknown[] = [];
  const handedOver: { batches: number[]; tabId: number | undefined }[] = [];
  const state = { isInvalid: false, show: (): void => undefined };
  const listeners: ((message: unknown) => void)[] = [];

  startBridge({
    scope: {
      addEventListener: (...args: Parameters<EventTarget['addEventListener']>) => page.addEventListener(...args),
      dispatchEvent: (event: Event) => page.dispatchEvent(event),
      removeEventListener: (...args: Parameters<EventTarget['removeEventListener']>) =>
        page.removeEventListener(...args),
      CustomEvent,
      setTimeout: (run: () => void) => timers.push(run),
    },
    whenPageBegins: () => undefined,
    whenShown: (run) => {
      if (isShown) run();
      else state.show = run;
    },
    runtime: () => ({
      connect: () => {
        if (state.isInvalid) throw new Error('Extension context invalidated.');
        const port = new FakePort();
        ports.push(port);
        return port;
      },
      onMessage: { addListener: (listener) => listeners.push(listener) },
    }),
    handOver: (batches, tabId) => handedOver.push({ batches: [...batches].map(([batch]) => batch), tabId }),
    isFrame: false,
  });
  page.addEventListener(MEND_EVENT, () => commands.push('mend'));
  node.addEventListener(COMMAND_EVENT, (event) => {
    commands.push('detail' in event && event.detail);
    if (commands.at(-1) === 'record off') onRecordOff();
  });
  page.dispatchEvent(Object.assign(new Event(HANDSHAKE_EVENT), { relatedTarget: node }));
  const begin = () => node.dispatchEvent(new CustomEvent(ACTIVE_EVENT));
  if (active) begin();
  const recordText = (batch: number, text: string) =>
    node.dispatchEvent(new CustomEvent(BATCH_EVENT, { detail: `${batch} ${text}` }));

  return {
    ports,
    commands,
    begin,
    handedOver,
    state,
    listeners: () => listeners.length,
    broadcast: (message: unknown) => {
      for (const hear of listeners) hear(message);
    },
    record: (batch: number) => recordText(batch, json(batch)),
    recordText,
    recordCost: (cost: RecorderCost) => node.dispatchEvent(new CustomEvent(COST_EVENT, { detail: costText(cost) })),
    inherit: (event: string) => {
      const heir = new EventTarget();
      const given: unknown[] = [];
      heir.addEventListener(BATCH_EVENT, (batch) => given.push('detail' in batch && batch.detail));
      page.dispatchEvent(Object.assign(new Event(event), { relatedTarget: heir }));
      return given;
    },
    port: () => {
      const last = ports.at(-1);
      if (last === undefined) throw new Error('no port was opened');
      return last;
    },
    dropListeners: () => {
      page = new EventTarget();
    },
    reopen: () => node.dispatchEvent(new CustomEvent(REOPENED_EVENT)),
    leave: () => page.dispatchEvent(new Event('pagehide')),
    comeBack: () => page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })),
    fireTimers: () => {
      for (const run of timers.splice(0)) run();
    },
  };
}
