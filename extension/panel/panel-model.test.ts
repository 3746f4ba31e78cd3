import type { Incident } from '@driftscope/detect';
import { expect, test } from 'vitest';
import { FakePort } from '../testing/fake-port.ts';
import { receiverless } from '../testing/receiverless.ts';
import type { Judgement } from './judge.ts';
import { startPanelModel } from './panel-model.ts';

test('batches of the tab become records and sessions, and are judged', () => {
  const t = setUp();
  t.port().say(batch('a', [{ seq: 1, t: 0, kind: 'recorder.on', fromStart: true }]));
  t.tick();
  const { records, sessions } = t.model.getState();
  expect(records.map(({ record }) => record.kind)).toEqual(['recorder.on']);
  expect(sessions).toMatchObject([{ header: { id: 'a' }, fromStart: true, sinceMs: 1, missing: 0 }]);
  expect(t.judged).toEqual([1]);
});

test('a reload adds a session, and keeps the incidents and records of the former', () => {
  const t = setUp();
  t.port().say(batch('a', [{ seq: 1, t: 0, kind: 'page.online' }]));
  t.conclude({ incidents: [incident('i1', 10)], late: 0 });
  t.port().say(batch('b', [{ seq: 1, t: 0, kind: 'recorder.on', fromStart: true }]));
  t.tick();
  const { sessions, incidents, records } = t.model.getState();
  expect(sessions.map(({ header, fromStart }) => [header.id, fromStart])).toEqual([
    ['a', false],
    ['b', true],
  ]);
  expect(incidents.map(({ id }) => id)).toEqual(['i1']);
  expect(records.length).toBe(2);
});

test('a frame is no page load of the tab, and its records are there', () => {
  const t = setUp();
  t.port().say(batch('a', [{ seq: 1, t: 0, kind: 'page.online' }]));
  t.port().say(batch('b', [{ seq: 1, t: 0, kind: 'page.online' }], { frame: { parent: 'https://a.example' } }));
  t.tick();
  const { sessions, frames, records } = t.model.getState();
  expect([sessions, frames].map((list) => list.map(({ header }) => header.id))).toEqual([['a'], ['b']]);
  expect(records.length).toBe(2);
});

test('after a rest of the background nothing is doubled', () => {
  const t = setUp();
  const once = batch('a', [{ seq: 1, t: 0, kind: 'page.online' }]);
  t.port().say(once);
  t.port().lose();
  t.tick();
  t.port().say(once);
  t.tick();
  expect(t.ports.length).toBe(2);
  expect(t.model.getState().records.length).toBe(1);
});

test('a later finding with the same id replaces the former; the newest is first', () => {
  const t = setUp();
  t.conclude({ incidents: [incident('i1', 10), incident('i2', 20)], late: 0 });
  t.conclude({ incidents: [incident('i1', 30)], late: 2 });
  t.tick();
  expect(t.model.getState().incidents.map(({ id, untilAt }) => [id, untilAt])).toEqual([
    ['i1', 30],
    ['i2', 20],
  ]);
  expect(t.model.getState().late).toBe(2);
});

test('clear forgets what was shown, and goes on', () => {
  const t = setUp();
  t.port().say(batch('a', [{ seq: 1, t: 0, kind: 'page.online' }]));
  t.conclude({ incidents: [incident('i1', 10)], late: 0 });
  t.model.clear();
  t.port().say(batch('a', [{ seq: 2, t: 1, kind: 'page.offline' }]));
  t.tick();
  expect(t.model.getState().incidents).toEqual([]);
  expect(t.model.getState().records.map(({ record }) => record.seq)).toEqual([2]);
});

test('a fault is asked for, and is there once the page says so', () => {
  const t = setUp();
  const spec = { kind: 'cut', forMs: 5_000 } as const;
  t.model.beginFault(spec);
  expect(t.port().posted).toEqual([{ kind: 'begin-fault', spec }]);
  expect(t.model.getState().faults).toEqual([]);
  t.port().say(batch('a', [{ seq: 1, t: 4, kind: 'fault.begin', fault: 1, spec }]));
  t.tick();
  expect(t.model.getState().faults).toEqual([{ fault: 1, spec, sinceAt: 5 }]);
  t.model.clear();
  t.model.undoFaults(1);
  expect(t.port().posted.at(-1)).toEqual({ kind: 'undo-faults', fault: 1 });
  t.tick();
  expect(t.model.getState().faults).toHaveLength(1);
});

test('how the page’s stores were taken back is there until the page is another', () => {
  const t = setUp();
  t.port().say(batch('a', [{ seq: 1, t: 0, kind: 'page.online' }]));
  t.model.travel({ kind: 'begin-travel' });
  expect(t.port().posted).toEqual([{ kind: 'begin-travel' }]);
  const state = { stores: [{ store: 1, from: 3 }], at: 4 };
  t.port().say({ kind: 'travel', state });
  t.tick();
  expect(t.model.getState().travel).toEqual(state);
  t.port().say(batch('b', [{ seq: 1, t: 0, kind: 'recorder.on', fromStart: true }]));
  t.tick();
  expect(t.model.getState().travel).toBeUndefined();
  t.port().say(batch('a', [{ seq: 2, t: 9, kind: 'page.show', restored: true }]));
  t.tick();
  expect(t.model.getState().sessions.at(-1)?.header.id).toBe('a');
  expect(t.model.getState().travel).toBeUndefined();
});

test('why a fault did not begin is there until the next is asked for', () => {
  const t = setUp();
  const why = { kind: 'not-recorded', message: 'This page is not recorded.', hint: 'Reload the page.' };
  t.port().say({ kind: 'fault-refused', why });
  t.tick();
  expect(t.model.getState().faultRefusal).toEqual(why);
  t.model.beginFault({ kind: 'hide', forMs: 1_000 });
  t.tick();
  expect(t.model.getState().faultRefusal).toBeUndefined();
});

test('a fault that nobody heard of did not begin, and says so', () => {
  const t = setUp();
  t.port().lose();
  t.model.beginFault({ kind: 'hide', forMs: 1_000 });
  t.tick();
  expect(t.model.getState().faultRefusal?.kind).toBe('no-background');
});

test('where the extension was updated nothing is broken any more, and nothing travels', () => {
  const t = setUp();
  const spec = { kind: 'cut', forMs: 5_000 } as const;
  t.port().say(batch('a', [{ seq: 1, t: 4, kind: 'fault.begin', fault: 1, spec }]));
  t.port().say({ kind: 'travel', state: { stores: [{ store: 1, from: 3 }], at: 4 } });
  t.tick();
  expect(t.model.getState()).toMatchObject({ faults: [{ fault: 1 }], travel: { at: 4 } });
  t.invalidate();
  t.port().lose();
  t.tick();
  t.tick();
  expect(t.model.getState()).toMatchObject({ connection: 'gone', faults: [] });
  expect(t.model.getState().travel).toBeUndefined();
});

test('listeners hear of many batches once', () => {
  const t = setUp();
  t.tick();
  let heard = 0;
  const stop = t.model.subscribe(() => heard++);
  for (const seq of [1, 2, 3]) t.port().say(batch('a', [{ seq, t: seq, kind: 'page.online' }]));
  t.tick();
  expect(heard).toBe(1);
  stop();
  t.model.clear();
  t.tick();
  expect(heard).toBe(1);
});

const batch = (id: string, records: readonly object[], header: object = {}) => ({
  kind: 'batch',
  batch: { v: 1, session: { id, originMs: 1, ...header }, batch: 1, records },
});

const incident = (id: string, untilAt: number) => ({ id, untilAt }) as Incident;

function setUp() {
  const ports: FakePort[] = [];
  const timers: (() => void)[] = [];
  const judged: number[] = [];
  let isInvalid = false;
  let conclude: (judgement: Judgement) => void = () => undefined;
  const model = startPanelModel({
    connect: () => {
      if (isInvalid) throw new Error('Extension context invalidated.');
      const port = new FakePort();
      ports.push(port);
      return port;
    },
    detection: {
      judge: ({ records }) => judged.push(records.length),
      onJudgement: (listener) => (conclude = listener),
      onFault: () => undefined,
    },
    setTimeout: receiverless((run) => timers.push(run)),
  });
  return {
    model,
    ports,
    judged,
    conclude: (judgement: Judgement) => conclude(judgement),
    port: () => {
      const last = ports.at(-1);
      if (last === undefined) throw new Error('no port was opened');
      return last;
    },
    invalidate: () => {
      isInvalid = true;
    },
    tick: () => {
      for (const run of timers.splice(0)) run();
    },
  };
}
