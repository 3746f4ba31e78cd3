import type { RecordKind } from '@driftscope/records';
import { createBus } from '../engine/bus.ts';
import type { Seen } from '../engine/seen.ts';
import { Session } from '../engine/session.ts';
import { createWorld, type Facts, type World } from '../models/world.ts';
import type { Trace } from './detect-all.ts';

/** The models alone, over one session, without rules and timers. */
export function watchWorld({ header, records }: Trace): { readonly world: World; readonly session: Session } {
  const bus = createBus<Facts>();
  const world = createWorld(
    bus,
    () => undefined,
    (text, who) => text === who,
  );
  const session = new Session(header);
  for (const record of records) {
    const seen: Seen = { session, record, at: session.at(record.t) };
    bus.tell(record.kind, seen as Facts[RecordKind]);
  }
  return { world, session };
}
