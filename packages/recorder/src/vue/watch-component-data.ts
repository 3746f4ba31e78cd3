import type { Guard } from '../hook/guard.ts';
import { readMethod } from '../hook/read-method.ts';
import { readOwn, readPath } from '../hook/read-own.ts';
import { entitiesIn } from '../store/entities-in.ts';
import { createLookLater } from '../store/look-later.ts';
import { mutableSource } from '../store/mutable-source.ts';
import { nameStore } from '../store/name-store.ts';
import type { Pace } from '../store/pace-copies.ts';
import type { StoreSource } from '../store/store-source.ts';
import type { WireMemory } from '../store/wire-memory.ts';
import { readObserved } from './read-observed.ts';

export interface ComponentDataOptions extends Pace {
  readonly guard: Guard;
  readonly wire: WireMemory;
  /** Whether anybody wants to know. */
  readonly active: () => boolean;
  readonly onStore: (source: StoreSource) => void;
  readonly onGone: (identity: object) => void;
}

export interface ComponentDataWatch {
  /** A component of Vue 2 that was rendered. */
  rendered(component: object): void;
  /** Lets go of all; what is still there is taken in again when it is told to be rendered. */
  pause(): void;
}

interface Component {
  readonly source: StoreSource;
  data: object | undefined;
  listener: (() => void) | undefined;
  /** Whether it is known to hold what came over the wire. */
  fromWire: boolean;
  /** How often it was looked at in vain. */
  misses: number;
}

const maxMisses = 20;
const entitiesToLookUp = 6;

/**
 * Records the data that components of Vue 2 keep for themselves, where it holds entities that were seen on the wire, and no
 * other. It is read when its component is rendered anew: to watch all of it would cost the page a walk through it each time.
 */
export function watchComponentData(options: ComponentDataOptions): ComponentDataWatch {
  const { guard, wire, active, onStore, onGone, now, after } = options;
  const components = new WeakMap<object, Component>();
  const told = new Set<StoreSource>();

  const tell = (component: Component) => {
    told.add(component.source);
    onStore(component.source);
  };

  const decide = (component: Component, round: number) => {
    if (component.fromWire || !component.data || !active()) return;
    const entities = [...entitiesIn(component.data, entitiesToLookUp, readObserved).values()];
    component.fromWire = entities.some((entity) => wire.find(entity) > 0);
    if (component.fromWire) return tell(component);
    if (entities.length === 0) return;
    component.misses += 1;
    lookLater(component, round + 1);
  };
  const lookLater = createLookLater<Component>(after, (waiting, round) => {
    for (const component of waiting) guard.wrap(decide)(component, round);
  });

  const saw = guard.wrap((component: Component) => {
    if (!active()) return;
    if (component.listener) component.listener();
    else if (component.fromWire) tell(component);
    else if (component.misses < maxMisses) lookLater(component);
  });

  const gone = guard.wrap((component: Component) => {
    component.data = undefined;
    component.listener?.();
    if (told.delete(component.source)) onGone(component.source.identity);
  });

  const takeIn = (vm: object, data: object): Component => {
    const component: Component = {
      data,
      listener: undefined,
      fromWire: false,
      misses: 0,
      source: mutableSource(
        {
          identity: vm,
          library: 'vue',
          via: 'vue component',
          name: `${componentName(vm)}: ${nameStore(data)}`,
          read: () => component.data,
          readField: readObserved,
          subscribe: (changed) => {
            component.listener = changed;
            return () => {
              component.listener = undefined;
            };
          },
        },
        { now, after },
      ),
    };
    const on = readMethod(vm, '$on');
    on?.('hook:updated', () => saw(component));
    on?.('hook:destroyed', () => gone(component));
    return component;
  };

  return {
    rendered: (vm) => {
      const data = readOwn(vm, '_data');
      if (typeof data !== 'object' || data === null || Object.keys(data).length === 0) return;
      const component = components.get(vm) ?? takeIn(vm, data);
      components.set(vm, component);
      // While it is being rendered it would come to depend on what we read. It says when it is done.
      if (!component.listener) saw(component);
    },
    pause: () => {
      for (const source of told) onGone(source.identity);
      told.clear();
    },
  };
}

function componentName(vm: object): string {
  const name = readPath(vm, '$options', '_componentTag') ?? readPath(vm, '$options', 'name');
  return typeof name === 'string' && name !== '' ? name.slice(0, 50) : 'component';
}
