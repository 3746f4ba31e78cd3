import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Finding } from '#rule.ts';
import type { WrongSum } from '#totals/sums.ts';
import { durationText, quoted } from '../wording.ts';

/** What is told of a number in a store that was the sum of others. */
export function sumFinding(world: World, { session, total, list, field, sum, told, move, at }: WrongSum): Finding {
  const identity = world.identity.now(session);
  const where = `${total.path} in store ${quoted(total.store.name)}`;
  const numbers = `${field} of ${list.path} in store ${quoted(list.store.name)}`;
  const sinceText = durationText(at - told.at);
  const event = { session: session.id, seq: told.seq, at: told.at };
  return {
    session,
    identity,
    key: [String(total.store.number), total.path, String(list.store.number), list.path],
    place: [total.store.name, total.path, list.store.name, list.path, told.source],
    confidence: 'observed',
    title: `${where} of ${nameOf(identity)} is ${total.value}, though ${numbers} add up to ${sum} since ${told.source} ${sinceText} ago`,
    at: told.at,
    untilAt: at,
    facts: {
      store: total.store.name,
      path: total.path,
      held: total.value,
      sum,
      field,
      list: list.path,
      id: move.id,
      why: 'sum',
      source: told.source,
    },
    evidence: [
      { ...event, role: 'changed' },
      { session: session.id, seq: list.store.seq, at: list.store.changedAt, role: 'held' },
    ],
    witness: [
      { says: `${where} had been the sum of ${numbers}, also when that changed.`, session: session.id, at: told.at },
      {
        ...event,
        says: `${told.source} said that ${field} of ${move.id} is ${JSON.stringify(move.after[field] ?? null)}, and no longer ${JSON.stringify(move.before[field] ?? null)}.`,
      },
      { says: `${sinceText} later the sum is ${sum}, and the number still ${total.value}.`, session: session.id, at },
    ],
  };
}
