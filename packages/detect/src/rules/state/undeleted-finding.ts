import type { Deletion } from '#models/told/deletions.ts';
import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Finding } from '#rule.ts';
import { placeText } from '#stores/place.ts';
import type { Copy, StoreChange } from '#stores/stores.ts';
import { patternOf, unique } from '../held-entities.ts';
import { durationText, quoted } from '../wording.ts';

/** A deleted entity, and what became of it on the page. */
export interface WatchedDeletion {
  readonly deletion: Deletion;
  /** What stores held of it when that was said. */
  readonly copies: readonly Copy[];
  /** When it is looked at next. */
  dueAt: number;
  state: 'held' | 'gone' | 'back' | 'done';
  /** The commit that brought it back. */
  change?: StoreChange;
}

/** What is told of copies, in one store, of what the server deleted. */
export function undeletedFinding(
  world: World,
  { deletion, state, change }: WatchedDeletion,
  copies: readonly Copy[],
  nowAt: number,
): Finding {
  const { session, id, how, removed, beside, line, source, at, seq } = deletion;
  const store = unique(copies.map((copy) => copy.store.name)).join();
  const identity = world.identity.now(session);
  const paths = unique(copies.map(({ place }) => placeText(place)));
  const where = `${paths.join(' and ')} in store ${quoted(store)}`;
  const isBack = state === 'back' && change !== undefined;
  const sinceText = durationText(nowAt - at);
  const said = { session: session.id, seq, at };
  return {
    session,
    identity,
    key: [id, store],
    place: [source, store, ...unique(copies.map((copy) => patternOf(world, session, copy)))],
    confidence: how === 'unlisted' || removed !== undefined || beside !== undefined ? 'likely' : 'observed',
    title: `${saysText(deletion)}, and ${sinceText} later ${nameOf(identity)} ${isBack ? 'has it again' : 'still has it'} at ${where}`,
    at,
    untilAt: nowAt,
    facts: { id, how, source: line, store, paths: [...paths], isBack },
    evidence: [
      { ...said, role: 'deleted' },
      ...(isBack ? [{ session: session.id, seq: change.seq, at: change.at, role: 'brought-back' }] : []),
    ],
    witness: [
      { ...said, says: `${saysText(deletion)}.` },
      ...(isBack
        ? [
            {
              says: `Later a commit put ${id} into ${where}, where it had not been any more.`,
              session: session.id,
              seq: change.seq,
              at: change.at,
            },
          ]
        : []),
      {
        says: `${sinceText} after it was said to be gone it is at ${where}, and nothing that was asked or sent since then has brought it.`,
        session: session.id,
        at: nowAt,
      },
    ],
  };
}

function saysText({ how, id, line }: Deletion): string {
  if (how === 'told') return `${line} said that ${id} is deleted`;
  if (how === 'done') return `The server confirmed ${line}`;
  return how === 'unknown' ? `${line} answered that there is no ${id}` : `${line} no longer lists ${id}`;
}
