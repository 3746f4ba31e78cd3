import type { ReadField } from '../store/encode-state.ts';
import { createLocalStores, type Local, type LocalStoresOptions } from '../store/local-stores.ts';
import { mutableSource } from '../store/mutable-source.ts';
import { nameLocal } from '../store/name-store.ts';
import type { Pace } from '../store/pace-copies.ts';

export interface ComponentDataOptions extends LocalStoresOptions, Pace {
  /** Whether anybody wants to know. */
  readonly active: () => boolean;
}

/** What a component keeps, which is changed in place. */
export interface ComponentData {
  /** What tells it from all else that is kept. Several components may have the same. */
  readonly identity: object;
  readonly holder: object;
  /** The component's own name, if that is one. */
  readonly component: unknown;
  readonly data: object;
}

export interface ComponentDataWatch {
  /** It may have changed. */
  saw(kept: ComponentData): void;
  /** Its holder has it no more, or is gone. */
  left(kept: ComponentData): void;
  /** What is recorded now, of each holder. */
  told(): readonly ComponentData[];
  /** Lets go of all; what is still there is taken in again when it is seen. */
  pause(): void;
}

interface Shared extends Local {
  /** By their holders. */
  readonly kept: Map<object, ComponentData>;
}

/**
 * Records the data that Vue's components keep for themselves, where it holds entities that were seen on the wire. It is read when its
 * component is rendered anew: to watch all of it would cost the page a walk through it each time.
 */
export function watchComponentData(options: ComponentDataOptions, readField: ReadField): ComponentDataWatch {
  const stores = createLocalStores<Shared>(options, readField);
  const all = new WeakMap<object, Shared>();

  const takeIn = ({ identity, component, data }: ComponentData): Shared => {
    const kept = new Map<object, ComponentData>();
    const read = () => kept.values().next().value?.data;
    const shared: Shared = {
      kept,
      read,
      source: (told) =>
        mutableSource(
          {
            ...told,
            identity,
            library: 'vue',
            via: 'vue component',
            name: nameLocal(component, data),
            read,
            readField,
          },
          options,
        ),
    };
    all.set(identity, shared);
    return shared;
  };

  return {
    saw: (kept) => {
      const shared = all.get(kept.identity) ?? takeIn(kept);
      shared.kept.set(kept.holder, kept);
      stores.saw(shared);
    },
    left: ({ identity, holder }) => {
      const shared = all.get(identity);
      if (shared?.kept.delete(holder) && shared.kept.size === 0) stores.left(shared);
    },
    told: () => stores.told().flatMap(({ kept }) => [...kept.values()]),
    pause: stores.pause,
  };
}
