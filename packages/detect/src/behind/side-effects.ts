import type { JsonObject } from '@driftscope/records';
import { isCountName } from '../entities/count-name.ts';
import type { Told } from '../models/told/moves.ts';
import { sentFields } from '../models/writes/sent-fields.ts';
import type { WriteModel } from '../models/writes/writes.ts';
import type { Copy } from '../stores/stores.ts';

/** What the page sent for an entity by the write that this is the answer to. `undefined`: it is the answer to no write. */
export function sentBefore(writes: WriteModel, { session, seq }: Told, id: string): JsonObject | undefined {
  const write = writes.confirmed(session).find((one) => one.seq === seq)?.write;
  return write && sentFields(write.sent, id);
}

/**
 * Whether the answer to a write says of a field what the page did not send, and can know from there alone: what is left of a balance. Not
 * so of counts, which pages keep by themselves.
 */
export const isSideEffect = (sent: JsonObject, field: string): boolean =>
  !isCountName(field) && !Object.hasOwn(sent, field);

/** Answers to such writes say how things would be. */
export const isTrial = (line: string): boolean =>
  /preview|quote|estimat|simulat|validat|calculat|dry|check/i.test(line);

/** Whether a copy is where RTK Query keeps what writes were answered, beside what was read. */
export const isOwnAnswer = ({ place }: Pick<Copy, 'place'>): boolean =>
  place.some((step) => 'field' in step && step.field === 'mutations');
