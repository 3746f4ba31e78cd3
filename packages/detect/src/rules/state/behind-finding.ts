import type { Behind } from '#behind/behind.ts';
import type { Reason } from '#behind/reasons.ts';
import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Finding } from '#rule.ts';
import { placeText } from '#stores/place.ts';
import { patternOf } from '../held-entities.ts';
import { durationText, listText, quoted } from '../wording.ts';

const whyTexts = {
  followed: 'had taken over such changes before',
  mirrored: 'has the items of that answer, and takes over new ones',
  counted: 'had agreed with the server before',
  unnoticed: 'had taken over such changes before; nothing that the page holds changed after that answer',
  ignored: 'had taken over such changes from events; no other copy took this response',
  chosen: 'is what the user chose to look at; a copy elsewhere was updated',
  latest: 'was brought by an event; a copy elsewhere was updated',
  shown: 'is what the page requested last; a copy elsewhere was updated',
} as const;

/** The store was never seen to go along itself. */
const likelyReasons: ReadonlySet<Reason> = new Set<Reason>(['shown', 'chosen', 'latest', 'ignored']);

/** What is told of copies that are behind what the server says. */
export function behindFinding(world: World, { session, told, pattern, field, copies, at, why }: Behind): Finding {
  const [first] = copies;
  const { copy, held, said } = first;
  const { store } = copy;
  const identity = world.identity.now(session);
  const ids = copies.map(({ id }) => id);
  const sinceText = durationText(at - told.at);
  const [heldText, saidText] = [JSON.stringify(held), JSON.stringify(said)];
  const where = `${placeText(copy.place)} in store ${quoted(store.name)}`;
  return {
    session,
    identity,
    key: [String(store.number), pattern, field, told.source],
    place: [store.name, patternOf(world, session, copy), field, told.source],
    confidence: likelyReasons.has(why) ? 'likely' : 'observed',
    title: `${field} of ${listText(ids)} at ${where} of ${nameOf(identity)} is ${heldText}, though ${told.line} said ${saidText} ${sinceText} ago`,
    at: told.at,
    untilAt: at,
    facts: { store: store.name, path: placeText(copy.place), field, ids, held, said, why, source: told.line },
    evidence: [{ session: session.id, seq: told.seq, at: told.at, role: 'said' }],
    witness: [
      {
        says: `${told.line} said that ${field} of ${first.id} is ${saidText}.`,
        session: session.id,
        seq: told.seq,
        at: told.at,
      },
      {
        says: `${sinceText} later it is ${heldText} at ${where}, which ${whyTexts[why]}.`,
        session: session.id,
        at,
      },
    ],
  };
}
