import { type DriftRecord, isDevelopmentSocket, type RecordedSession, type RecordOf } from '@driftscope/records';
import type { Act, FaultEnd } from './replay.ts';

/** A step that makes the server close a socket needs no fault beside it. */
const OWN_DOING_MS = 1_500;

/** A socket that comes back sooner was made anew on purpose. */
const LEAST_GAP_MS = 50;

/** Gaps that nobody made on purpose: the network, or the server, closed a socket. Told as the faults that make the same. */
export function gapsOf(person: string, { header, records }: RecordedSession, untilAt: number): readonly Act[] {
  const acts: Act[] = [];
  let coveredUntilAt = Number.NEGATIVE_INFINITY;
  for (const record of records) {
    const at = header.originMs + record.t;
    if (record.kind !== 'socket.close' || at > untilAt || at <= coveredUntilAt || !isLoss(record, records)) continue;
    const act = { at, person, kind: 'fault', really: true } as const;
    if (!record.clean) {
      const end = endOf(record, records, header.originMs);
      coveredUntilAt = end?.at ?? Number.POSITIVE_INFINITY;
      if (end === undefined) acts.push({ ...act, spec: { kind: 'cut', forMs: 0 } });
      else if (end.afterMs >= LEAST_GAP_MS) acts.push({ ...act, spec: { kind: 'cut', forMs: end.afterMs }, end });
    } else if (!isOwnDoing(record, records)) acts.push({ ...act, spec: kickBy(record) });
  }
  return acts;
}

/** Absent: it did not come back. */
function endOf({ t }: DriftRecord, records: readonly DriftRecord[], originMs: number): FaultEnd | undefined {
  const back = records.find((record) => record.kind === 'socket.open' && record.t >= t);
  return back && { at: originMs + back.t, afterMs: Math.round(back.t - t), comesBack: true };
}

const kickBy = ({ code, reason }: RecordOf<'socket.close'>) =>
  ({ kind: 'kick', code: code >= 1000 && code <= 4999 && code !== 1005 ? code : 1000, reason }) as const;

/** An open socket of the app was closed, and neither by the page, nor with it, nor by a fault. */
function isLoss({ socket, t }: RecordOf<'socket.close'>, records: readonly DriftRecord[]): boolean {
  if (isDevelopment(socket, records)) return false;
  let wasOpen = false;
  for (const record of records) {
    if (record.t > t) break;
    if (record.kind === 'socket.open' && record.socket === socket) wasOpen = true;
    if (record.kind === 'socket.closing' && record.socket === socket) return false;
    if (record.kind === 'page.hide') return false;
    if (record.kind === 'fault.begin' && isUnderWay(record, records, t)) return false;
  }
  return wasOpen;
}

const isDevelopment = (socket: number, records: readonly DriftRecord[]): boolean =>
  records.some(
    (record) =>
      record.kind === 'socket.attempt' && record.socket === socket && isDevelopmentSocket(record.url, record.protocols),
  );

function isUnderWay({ fault, t }: RecordOf<'fault.begin'>, records: readonly DriftRecord[], atT: number): boolean {
  const over = records.find((record) => record.kind === 'fault.end' && record.fault === fault);
  // What breaks for a moment only closes sockets a moment later.
  return atT >= t && atT <= Math.max(over?.t ?? atT, t + OWN_DOING_MS);
}

const isOwnDoing = ({ t }: DriftRecord, records: readonly DriftRecord[]): boolean =>
  records.some((record) => record.kind.startsWith('ui.') && record.t <= t && t - record.t < OWN_DOING_MS);
