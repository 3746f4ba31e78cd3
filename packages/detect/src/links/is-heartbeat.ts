import type { Json, WireFact } from '@driftscope/records';
import { createNameTest } from '../entities/name-test.ts';
import { nameIn } from './plain-facts.ts';

/** Whether a frame only says that its sender is alive: by its protocol, or by what the app calls it. */
export function isHeartbeat(fact: WireFact): boolean {
  if (fact.kind === 'ping' || fact.kind === 'pong') return true;
  if (fact.kind === 'message') return isBeat(fact.data);
  if (fact.kind !== 'event') return false;
  const [first] = fact.args;
  // A message without a name is an event that is called so.
  return isBeatName(fact.name) || (fact.name === 'message' && typeof first === 'string' && isBeat(first));
}

const beatName = /^(ping|pong|heart[-_]?beat([-_]?ack)?|hb|keep[-_]?alive|ka)$/i;

const isBeatName = createNameTest((event) => beatName.test(event));

const isBeat = (data: Json): boolean => beatName.test(typeof data === 'string' ? data.trim() : nameIn(data));
