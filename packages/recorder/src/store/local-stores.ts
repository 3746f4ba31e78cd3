import type { Guard } from '../hook/guard.ts';
import type { After } from '../hook/timers.ts';
import type { ReadField } from './encode-state.ts';
import { entitiesIn } from './entities-in.ts';
import { createLikelyCause } from './likely-cause.ts';
import { createLookLater } from './look-later.ts';
import type { StoreSource } from './store-source.ts';
import type { WireMemory } from './wire-memory.ts';

/** What components keep for themselves, or see of something that is not recorded as a whole. */
export interface Local {
  /** What it holds now. `undefined`: nobody has it any more. */
  read(): unknown;
  /** Makes a store of it, once it is known to hold what came over the wire. */
  source(told: ToldSource): StoreSource;
  /** Only of what may be handed down by one that has it: whether that one is a store already. */
  isToldElsewhere?(): boolean;
}

/** What all of their stores have in common. */
export type ToldSource = Required<Pick<StoreSource, 'subscribe' | 'likelyCause'>>;

export interface LocalStoresOptions {
  readonly guard: Guard;
  readonly wire: WireMemory;
  readonly after: After;
  readonly onStore: (source: StoreSource) => void;
  readonly onGone: (identity: object) => void;
}

export interface LocalStores<Own extends Local> {
  /** It may hold something else now. */
  saw(local: Own): void;
  /** Nobody has it any more. */
  left(local: Own): void;
  /** Whether it was recorded before a pause. */
  isLetGo(local: Own): boolean;
  /** Those that are recorded now. */
  told(): readonly Own[];
  /** Lets go of all; what is still there is taken in again when it is seen. */
  pause(): void;
}

interface Known {
  /** Absent until it is known to hold what came over the wire. */
  source?: StoreSource;
  listener?: (() => void) | undefined;
  /** How often it was looked at in vain. */
  misses: number;
}

const MAX_MISSES = 20;
const ENTITIES_TO_LOOK_UP = 6;

/** Records local state where it holds entities that were seen on the wire, and no other: most of it is about the screen alone. */
export function createLocalStores<Own extends Local>(
  { guard, wire, after, onStore, onGone }: LocalStoresOptions,
  readField?: ReadField,
): LocalStores<Own> {
  const all = new WeakMap<Own, Known>();
  const told = new Map<Own, StoreSource>();
  const likelyCause = createLikelyCause(wire);

  const tell = (local: Own, source: StoreSource) => {
    told.set(local, source);
    onStore(source);
  };

  const decide = guard.wrap((local: Own, known: Known, round: number) => {
    if (known.source) return;
    const entities = [...entitiesIn(local.read(), ENTITIES_TO_LOOK_UP, readField).values()];
    if (entities.length === 0 || local.isToldElsewhere?.()) return;
    if (entities.some((entity) => wire.find(entity) > 0)) {
      const subscribe = (listener: () => void) => {
        known.listener = listener;
        return () => {
          known.listener = undefined;
        };
      };
      known.source = local.source({ subscribe, likelyCause });
      tell(local, known.source);
    } else {
      known.misses += 1;
      lookLater(local, round + 1);
    }
  });
  const lookLater = createLookLater<Own>(after, (waiting, round) => {
    const handedDown = (local: Own) => local.isToldElsewhere !== undefined;
    for (const local of [...waiting.filter((one) => !handedDown(one)), ...waiting.filter(handedDown)])
      decide(local, knownOf(local), round);
  });

  const knownOf = (local: Own): Known => {
    const known = all.get(local) ?? { misses: 0 };
    all.set(local, known);
    return known;
  };

  return {
    saw: guard.wrap((local: Own) => {
      const { listener, source, misses } = knownOf(local);
      if (listener) listener();
      else if (source) tell(local, source);
      else if (misses < MAX_MISSES) lookLater(local);
    }),
    left: guard.wrap((local: Own) => {
      const source = told.get(local);
      if (!source) return;
      knownOf(local).listener?.();
      told.delete(local);
      onGone(source.identity);
    }),
    isLetGo: (local) => all.get(local)?.source !== undefined && !told.has(local),
    told: () => [...told.keys()],
    pause: () => {
      for (const { identity } of told.values()) onGone(identity);
      told.clear();
    },
  };
}
