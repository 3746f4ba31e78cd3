import type { DriftRecord, SessionId } from '@driftscope/records';
import type { Finding } from '../rule.ts';
import type { Bus } from './bus.ts';
import type { RecordFacts, Seen } from './seen.ts';
import type { Session } from './session.ts';

/** What the page draws anew when its stores are back is drawn by our doing too. */
const SETTLE_MS = 1_000;

/** Whoever looks at former states of a page's stores changes the page: what follows from that is no drift. Is told before all who ask about it. */
export function watchTravel(bus: Bus<RecordFacts>): void {
  bus.on('store.travel', ({ session, record, at }) => {
    if (record.to !== undefined) {
      session.beginTravel(at);
      return;
    }
    if (record.isChanged) session.spoilTravel();
    session.endTravel(at + SETTLE_MS);
  });
}

/** Notes what comes to a page meanwhile, before anybody else hears of it. */
export function noteWhileTravelling({ session, record }: Seen): void {
  if (session.isTravelling && record.kind !== 'store.travel' && !isQuiet(record)) session.spoilTravel();
}

/** Whether a finding rests on a time in which the stores of a page held former states. */
export function restsOnTravel(finding: Finding, sessionOf: (id: SessionId) => Session | undefined): boolean {
  const { session, at, untilAt, evidence, witness } = finding;
  if (session.isTravelling || session.wasTravelling(at) || session.wasTravelling(untilAt)) return true;
  return [...evidence, ...witness].some((one) => sessionOf(one.session)?.wasTravelling(one.at));
}

/** Kinds that bring nothing to the page's stores. */
const quietKinds: ReadonlySet<DriftRecord['kind']> = new Set([
  'page.long-task',
  'page.layout-shift',
  'page.visibility',
  'recorder.on',
  'recorder.fault',
  'recorder.unseen',
  'store.found',
  'store.snapshot',
  'mark',
]);

/** A frame of one character is the heartbeat of Engine.IO: nothing else fits into it. */
const isQuiet = (record: DriftRecord): boolean =>
  quietKinds.has(record.kind) || (record.kind === 'socket.frame' && record.size <= 1);
