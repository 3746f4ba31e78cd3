import { expect, it } from 'vitest';
import { Backlog } from '../detection/backlog.ts';
import { sessionId } from '../testing/make-batch.ts';
import { createGate } from './create-gate.ts';
import { createPace } from './create-pace.ts';

const mib = 1024 * 1024;
const bodyBytes = 3 * mib;

/** The way in, with a detection that judges nothing, and what is held of bodies that were sent. */
function startIntake() {
  const backlog = new Backlog();
  const gate = createGate();
  const detection = {
    get backlogBytes() {
      return backlog.sizeBytes;
    },
    get waitMs() {
      return backlog.waitMs;
    },
    hold: () => undefined,
  };
  const pace = createPace(detection, () => 0);
  let senders = 0;
  let mostHeld = 0;
  /** So many send at the same time, each for a page of its own: all are read before the first of them is stored. */
  const send = (count: number): number => {
    const entered = Array.from({ length: count }, () =>
      gate({ headers: { 'content-length': String(bodyBytes) } }),
    ).flatMap((answer) => (answer.ok ? [answer.value] : []));
    mostHeld = Math.max(mostHeld, backlog.sizeBytes + entered.length * bodyBytes);
    const taken = entered.filter(() => pace(sessionId(`s${++senders}`), 0) === undefined);
    for (const _ of taken) backlog.add(bodyBytes, 0);
    for (const { leave } of entered) leave();
    return taken.length;
  };
  return { send, mostHeld: () => mostHeld };
}

it('holds 320 MiB of bodies at most, however many send and though none is judged', () => {
  const { send, mostHeld } = startIntake();
  expect([21, 1_000, 1_000, 1_000].map(send)).toEqual([21, 42, 0, 0]);
  // 64 MiB wait to be judged, 128 MiB came to that while there was room, and another 128 MiB are read.
  expect(mostHeld() / mib).toBeGreaterThan(300);
  expect(mostHeld() / mib).toBeLessThanOrEqual(320);
});
