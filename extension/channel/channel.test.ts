import { expect, test } from 'vitest';
import { HANDSHAKE_EVENT } from './handshake.ts';
import { type BridgeEnd, type BridgeListeners, openBridgeEnd } from './open-bridge-end.ts';
import { openRecorderEnd } from './open-recorder-end.ts';

test('batches reach the bridge before send returns, with their numbers and text untouched', () => {
  const page = fakePage();
  const got: [number, string][] = [];
  open(page, { onBatch: (batch, json) => got.push([batch, json]) });
  const recorder = openRecorderEnd(page);

  recorder.send(1, '{"a": "x y"}');
  recorder.send(2, '{}');

  expect(got).toEqual([
    [1, '{"a": "x y"}'],
    [2, '{}'],
  ]);
});

test('what recording costs reaches the bridge', () => {
  const page = fakePage();
  const got: unknown[] = [];
  open(page, { onCost: (cost) => got.push(cost) });
  const cost = { forMs: 1_000, busyMs: 0.3, records: 7, dropped: 0, cut: 1 };
  openRecorderEnd(page).sendCost(cost);
  expect(got).toEqual([cost]);
});

test('that something happens in the page reaches the bridge', () => {
  const page = fakePage();
  let told = 0;
  open(page, { onActive: () => told++ });
  openRecorderEnd(page).sendActive();
  expect(told).toBe(1);
});

test('that the document was opened anew reaches the bridge, whose listeners on the window are gone', () => {
  const page = fakePage();
  let told = 0;
  open(page, { onReopened: () => told++ });
  const recorder = openRecorderEnd(page);
  page.dropListeners();
  recorder.sendReopened();
  expect(told).toBe(1);
});

test('commands reach the recorder', () => {
  const page = fakePage();
  const bridge = open(page);
  const got: string[] = [];
  openRecorderEnd(page).onCommand((command) => got.push(command));

  bridge.command('record on');
  bridge.command('record off');

  expect(got).toEqual(['record on', 'record off']);
});

test('the page sees no handshake, neither the first nor a later one', () => {
  const page = fakePage();
  open(page);
  let seen = 0;
  page.addEventListener(HANDSHAKE_EVENT, () => seen++);
  openRecorderEnd(page);
  expect(seen).toBe(0);
});

test('a second node is not taken', () => {
  const page = fakePage();
  const got: string[] = [];
  open(page, { onBatch: (_batch, json) => got.push(json) });
  openRecorderEnd(page);
  openRecorderEnd(page).send(1, 'of the page');
  expect(got).toEqual([]);
});

test('no node is taken once the page has begun', () => {
  const page = fakePage();
  const got: string[] = [];
  open(page, { onBatch: (_batch, json) => got.push(json) });
  page.begin();
  openRecorderEnd(page).send(1, 'of the page');
  expect(got).toEqual([]);
});

test('it outlives the removal of every listener of the window, as by document.open()', () => {
  const page = fakePage();
  const got: string[] = [];
  open(page, { onBatch: (_batch, json) => got.push(json) });
  const recorder = openRecorderEnd(page);
  page.dropListeners();
  recorder.send(1, 'still here');
  expect(got).toEqual(['still here']);
});

test('a page that replaces built-ins later is handed nothing of ours', () => {
  const page = fakePage();
  const bridge = open(page);
  const recorder = openRecorderEnd(page);
  const commands: string[] = [];
  recorder.onCommand((command) => commands.push(command));

  let caught = 0;
  const spy = () => caught++;
  const getter = Object.getOwnPropertyDescriptor(page.CustomEvent.prototype, 'detail');
  Object.defineProperty(page.CustomEvent.prototype, 'detail', { configurable: true, get: spy });
  Object.defineProperty(Object.prototype, 'detail', { configurable: true, get: spy });
  recorder.send(1, '{}');
  const seenWhileSending = caught;
  bridge.command('record on');
  Reflect.deleteProperty(Object.prototype, 'detail');
  if (getter !== undefined) Object.defineProperty(page.CustomEvent.prototype, 'detail', getter);

  // The bridge reads `detail` through its own world's prototype; the fake page has but one, hence its one look.
  expect(seenWhileSending).toBe(1);
  expect(caught).toBe(1);
  expect(commands).toEqual(['record on']);
});

test('what is no batch is dropped', () => {
  const page = fakePage();
  const got: number[] = [];
  open(page, { onBatch: (batch) => got.push(batch) });
  const recorder = openRecorderEnd(page);
  recorder.send(Number.NaN, '{}');
  recorder.send(0, '{}');
  expect(got).toEqual([]);
});

function open(page: ReturnType<typeof fakePage>, heard: Partial<BridgeListeners> = {}): BridgeEnd {
  const { whenPageBegins } = page;
  return openBridgeEnd(page, {
    onBatch: ignore,
    onCost: ignore,
    onActive: ignore,
    onReopened: ignore,
    whenPageBegins,
    ...heard,
  });
}

function ignore(): void {
  // Most tests listen to one thing alone.
}

/** A window with the built-ins that the channel uses. */
function fakePage() {
  let target = new EventTarget();
  let begin: () => void = ignore;
  class FakeFocusEvent extends Event {
    readonly relatedTarget: EventTarget | null;
    constructor(type: string, init: { relatedTarget?: EventTarget } = {}) {
      super(type);
      this.relatedTarget = init.relatedTarget ?? null;
    }
  }
  return {
    addEventListener: (...args: Parameters<EventTarget['addEventListener']>) => target.addEventListener(...args),
    removeEventListener: (...args: Parameters<EventTarget['removeEventListener']>) =>
      target.removeEventListener(...args),
    dispatchEvent: (event: Event) => target.dispatchEvent(event),
    EventTarget,
    CustomEvent,
    FocusEvent: FakeFocusEvent as unknown as typeof FocusEvent,
    whenPageBegins: (run: () => void) => {
      begin = run;
    },
    begin: () => begin(),
    dropListeners: () => {
      target = new EventTarget();
    },
  };
}
