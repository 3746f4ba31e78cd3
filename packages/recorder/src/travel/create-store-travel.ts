import type { TrackedStore } from '../store/track-stores.ts';
import { createTimeMachine, type TimeMachine } from './create-time-machine.ts';
import { type HeldStates, holdStates } from './hold-states.ts';
import type { TravelSeam } from './travel-seam.ts';

/** A store, and whether it can be put back to a former state. */
export interface TravelStore {
  /** Its number in the records. */
  readonly store: number;
  /** `seq` of the first record whose state is held. */
  readonly from: number;
  /** Why it cannot be put back, in a sentence. Absent: it can. */
  readonly refusal?: string;
}

/** Puts the page's stores back to states that they held, and again to what they hold. */
export interface StoreTravel {
  /** Holds the states from now on. Answers every store; again where that was done before. */
  begin(): readonly TravelStore[];
  /** Told of each state, with the `seq` of its record. */
  saw(store: number, state: unknown, seq: number): void;
  /** Puts every store that can be to what it held when the record `seq` was made. Answers why not. */
  to(seq: number): string | undefined;
  /** All hold again what they hold. Answers what went wrong. */
  back(): string | undefined;
  /** The same, and no state is held any more. */
  end(): void;
  /** The record that they were put back to. Absent: they hold what they hold. */
  readonly at: number | undefined;
}

/**
 * What is done is told in the records. States are held by reference, with all that JSON has no words for.
 *
 * @param mendEvent name of an event of the window that ends it. Absent: there is none.
 */
export function createStoreTravel({ scope, log, stores }: TravelSeam, mendEvent?: string): StoreTravel {
  let held: HeldStates | undefined;
  let at: number | undefined;
  const machines = new Map<TrackedStore, TimeMachine>();

  const begin = (): readonly TravelStore[] => {
    const isNew = held === undefined;
    held ??= holdStates();
    const all = [...stores.all()].map((store) => ({ store, machine: createTimeMachine(store.source) }));
    if (isNew) {
      for (const { store, machine } of all) if (typeof machine !== 'string') stores.tell(store);
      held.alignStarts();
    }
    return all.map(({ store: { n }, machine }) =>
      typeof machine === 'string' ? { store: n, from: 0, refusal: machine } : { store: n, from: held?.firstOf(n) ?? 0 },
    );
  };

  const to = (seq: number): string | undefined => {
    const moves = [...stores.all()].flatMap((store) => {
      const machine = machines.get(store) ?? createTimeMachine(store.source);
      const past = held?.at(store.n, seq);
      return typeof machine === 'string' || past === undefined ? [] : [{ store, machine, past }];
    });
    if (moves.length === 0) return 'No state of that time is held.';
    at = seq;
    // Before anything is done, so that what follows from it comes after it.
    log.add({ kind: 'store.travel', to: seq, stores: moves.map(({ store }) => store.n) });
    const faults = moves.flatMap(({ store, machine, past }) => {
      store.isAway = true;
      machines.set(store, machine);
      return attempt(() => (machine.put(past.state) ? undefined : `Store ${store.n} did not take it.`));
    });
    return faults[0];
  };

  const back = (): string | undefined => {
    if (machines.size === 0) return undefined;
    const faults = [...machines.values()].flatMap((machine) => attempt(() => void machine.release()));
    const isChanged = [...machines.values()].some((machine) => machine.isChanged);
    const away = [...machines.keys()];
    machines.clear();
    at = undefined;
    log.add({ kind: 'store.travel', stores: [], ...(isChanged || faults.length > 0 ? { isChanged: true } : {}) });
    for (const store of away) {
      store.isAway = false;
      store.guard.wrap(() => stores.check(store))();
    }
    return faults[0];
  };

  const end = () => {
    back();
    held = undefined;
  };
  // A page that comes back from the back/forward cache comes back as it was.
  scope.addEventListener('pagehide', end, { capture: true });
  if (mendEvent !== undefined) scope.addEventListener(mendEvent, end);
  return {
    begin,
    saw: (store, state, seq) => held?.add(store, state, seq),
    to,
    back,
    end,
    get at() {
      return at;
    },
  };
}

/** The page's own code runs when its stores change, and may throw. */
function attempt(run: () => string | undefined): readonly string[] {
  try {
    const fault = run();
    return fault === undefined ? [] : [fault];
  } catch (thrown) {
    return [`The page threw: ${thrown instanceof Error ? thrown.message : typeof thrown}`];
  }
}
