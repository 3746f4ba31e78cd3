import type { Json, PatchOp } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentBySeq } from '../engine/recent-by-seq.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import { isEntity } from '../entities/entity-id.ts';
import { nameWords } from '../entities/name-words.ts';
import { placeText } from '../stores/place.ts';
import type { Copy, Store, StoreFacts } from '../stores/stores.ts';

/** Which copies are there because the user chose what they are of, to look at it. */
export interface ChosenCopies {
  /** Whether a step of the user put it under a name of such, and nothing was entered since: it may be edited then. */
  isChosen(session: Session, copy: Copy): boolean;
}

/** Steps of the user, and places of a page, that are remembered. */
const MOST_STEPS = 64;
const MOST_PLACES = 64;
/** Words for what is looked at. */
const chosenWords = new Set(
  'selected selection current active open opened shown viewed focused chosen inspected'.split(' '),
);

/** Words for what is meant to stay as it was. */
const ownWords = new Set(
  'draft form edit editing edited original initial previous last undo history backup'.split(' '),
);

/** Knows copies of things that a click made: apps keep the thing itself as `selected`, where its id would do. */
export function createChosenCopies(bus: Bus<RecordFacts & StoreFacts>): ChosenCopies {
  const stepsOf = perSession(() => new RecentBySeq<true>(MOST_STEPS));
  /** Epoch ms of the choice, by store and place. */
  const chosenAtOf = perSession(() => new RecentMap<string, number>(MOST_PLACES));
  const enteredOf = perSession(() => ({ at: 0 }));

  for (const kind of ['ui.click', 'ui.press'] as const)
    bus.on(kind, ({ session, record }) => stepsOf(session).set(record.seq, true));
  bus.on('ui.change', ({ session, at }) => {
    enteredOf(session).at = at;
  });
  bus.on('store.changed', ({ session, store, patch, cause, at }) => {
    if (patch === undefined || cause === undefined || !stepsOf(session).has(cause)) return;
    for (const op of patch) if (isChoice(op)) chosenAtOf(session).set(keyOf(store, op.path.join('.')), at);
  });

  return {
    isChosen(session, { store, place, list }) {
      if (list !== undefined) return false;
      const chosenAt = chosenAtOf(session).get(keyOf(store, placeText(place)));
      return chosenAt !== undefined && enteredOf(session).at < chosenAt;
    },
  };
}

const keyOf = ({ number }: Store, path: string): string => `${number} ${path}`;

function isChoice(op: PatchOp): boolean {
  const value: Json = op.op === 'set' ? op.value : null;
  const name = op.path.at(-1);
  if (typeof name !== 'string' || !isEntity(value)) return false;
  const wayWords = op.path.flatMap((step) => nameWords(String(step)));
  return nameWords(name).some((word) => chosenWords.has(word)) && !wayWords.some((word) => ownWords.has(word));
}
