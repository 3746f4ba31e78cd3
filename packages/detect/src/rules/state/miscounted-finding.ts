import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Finding } from '#rule.ts';
import type { Miscounted } from '#totals/miscounted.ts';
import { durationText, quoted } from '../wording.ts';

/** What is told of a number in a store that is less, or more, than what it counts. */
export function miscountedFinding(
  world: World,
  { session, total, list, what, counted, isOnce, event, at }: Miscounted,
): Finding {
  const identity = world.identity.now(session);
  const { name } = event;
  const where = `${total.path} in store ${quoted(total.store.name)}`;
  const things = `${list.path} in store ${quoted(list.store.name)}`;
  const items = what === 'all' ? `${counted} items` : `${counted} items of which ${what}`;
  const sinceText = durationText(at - event.at);
  const isMore = counted > total.value;
  return {
    session,
    identity,
    key: [String(total.store.number), total.path, String(list.store.number), list.path],
    place: [total.store.name, total.path, list.store.name, list.path, name],
    confidence: isOnce ? 'likely' : 'observed',
    title: `${where} of ${nameOf(identity)} is ${total.value}, though ${things} has ${items}, ${isMore ? 'the last of them' : 'and no more'} since ${name} ${sinceText} ago`,
    at: event.at,
    untilAt: at,
    facts: {
      store: total.store.name,
      path: total.path,
      held: total.value,
      counted,
      what,
      list: list.path,
      why: 'items',
      source: name,
    },
    evidence: [
      { session: session.id, seq: event.seq, at: event.at, role: isMore ? 'brought' : 'taken-off' },
      { session: session.id, seq: list.store.seq, at: list.store.changedAt, role: 'held' },
    ],
    witness: [
      {
        says: `${where} had been the number of items in ${things}${isOnce ? ', which it says to be' : ', also when that changed'}.`,
        session: session.id,
        at: event.at,
      },
      {
        says: isMore ? `${name} brought another one.` : `${name} took off one of them.`,
        session: session.id,
        seq: event.seq,
        at: event.at,
      },
      {
        says: `${sinceText} later there are ${items}, and the number is still ${total.value}.`,
        session: session.id,
        at,
      },
    ],
  };
}
