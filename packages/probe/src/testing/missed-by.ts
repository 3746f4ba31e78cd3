import type { RecordOf } from '@driftscope/records';
import type { Received } from './connect-client.ts';
import type { Report } from './start-scene.ts';

export interface Absence {
  readonly namespace: string;
  /** Engine.IO session ids before the cut and after it. */
  readonly eio: string;
  readonly backAs: string;
  /** What the client got in all. */
  readonly received: readonly Received[];
}

/**
 * What a client never got, by the probe's records: what was queued for its dead connection and did not arrive, what went to its rooms while
 * it was away, and what was dropped; without what recovery sent again. As text of each event's arguments.
 */
export function missedBy(report: Report, { namespace, eio, backAs, received }: Absence): string[] {
  const gone = report.of('probe.disconnect').find((record) => record.eio === eio);
  const back = report.of('probe.connect').find((record) => record.eio === backAs);
  if (gone === undefined || back === undefined)
    throw new Error('The probe did not see the client leave and come back.');

  const lastGot = Math.max(0, ...received.filter((each) => each.eio === eio).map(({ n }) => n));
  const wasTail = (emit: RecordOf<'probe.emit'>) => emit.to.some((to) => to.eio === eio && to.n > lastGot);
  const wasAway = (emit: RecordOf<'probe.emit'>) =>
    emit.seq > gone.seq &&
    emit.seq < back.seq &&
    emit.direct !== true &&
    (emit.rooms.length === 0 || emit.rooms.some((room) => gone.rooms.includes(room))) &&
    !emit.except.some((room) => gone.rooms.includes(room));
  const wasDropped = (emit: RecordOf<'probe.emit'>) => emit.dropped?.includes(gone.sid) === true;

  const missed = report
    .of('probe.emit')
    .filter((emit) => emit.namespace === namespace && (wasTail(emit) || wasAway(emit) || wasDropped(emit)));
  const replayed = report.of('probe.replay').filter((record) => record.eio === backAs).length;
  const replayable = missed.filter((emit) => emit.volatile !== true);
  const recovered = new Set(replayable.slice(0, replayed));
  return missed.filter((emit) => !recovered.has(emit)).map(({ args }) => args ?? '');
}
