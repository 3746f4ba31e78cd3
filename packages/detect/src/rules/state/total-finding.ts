import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Finding } from '#rule.ts';
import type { TotalBehind } from '#totals/said-totals.ts';
import { durationText, quoted } from '../wording.ts';

/** What is told of a number in a store that is not the one which the server said. */
export function totalFinding(world: World, { said, total, at }: TotalBehind): Finding {
  const { session, line } = said;
  const { store, path, value: held } = total;
  const identity = world.identity.now(session);
  const sinceText = durationText(at - said.at);
  const where = `${path} in store ${quoted(store.name)}`;
  return {
    session,
    identity,
    key: [String(store.number), path, line],
    place: [store.name, path, said.field, line],
    confidence: 'observed',
    title: `${where} of ${nameOf(identity)} is ${held}, though ${line} said ${said.value} ${sinceText} ago`,
    at: said.at,
    untilAt: at,
    facts: { store: store.name, path, field: said.field, held, said: said.value, why: 'counted', source: line },
    evidence: [{ session: session.id, seq: said.seq, at: said.at, role: 'said' }],
    witness: [
      { says: `${line} said that ${said.field} is ${said.value}.`, session: session.id, seq: said.seq, at: said.at },
      {
        says: `${sinceText} later ${where}, which had shown that number whenever it was said, is ${held}.`,
        session: session.id,
        at,
      },
    ],
  };
}
