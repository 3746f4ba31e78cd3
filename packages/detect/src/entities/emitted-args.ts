import { type Json, parseJson, type RecordOf } from '@driftscope/records';

/** The arguments of what a server emitted. Empty where the probe could not keep them. */
export function emittedArgs({ args }: RecordOf<'probe.emit'>): readonly Json[] {
  const parsed = args === undefined ? undefined : parseJson(args);
  return parsed?.ok && Array.isArray(parsed.value) ? parsed.value : [];
}
