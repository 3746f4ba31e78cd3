import { type Json, parseJson, type RecordOf } from '@driftscope/records';
import type { Session } from '../engine/session.ts';
import type { NamedIds } from '../naming/named-ids.ts';

/** An emit, as the session of a server's probe has it. */
interface Emitted {
  readonly server: Session;
  readonly record: RecordOf<'probe.emit'>;
}

/** The arguments of what a server emitted. Empty where the probe could not keep them. */
export function emittedArgs({ server, record: { args } }: Emitted, named: NamedIds): readonly Json[] {
  const parsed = args === undefined ? undefined : parseJson(args);
  return parsed?.ok && Array.isArray(parsed.value) ? named.giveAll(server, parsed.value) : [];
}
