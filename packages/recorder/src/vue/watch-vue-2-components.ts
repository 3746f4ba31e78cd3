import { readMethod } from '../hook/read-method.ts';
import { readOwn, readPath } from '../hook/read-own.ts';
import { readObserved } from './read-observed.ts';
import { type ComponentData, type ComponentDataOptions, watchComponentData } from './watch-component-data.ts';

export interface Vue2ComponentWatch {
  /** A component that was rendered. */
  rendered(component: object): void;
  /** Lets go of all; what is still there is taken in again when it is told to be rendered. */
  pause(): void;
}

/** Records the `data` of components of Vue 2. */
export function watchVue2Components(options: ComponentDataOptions): Vue2ComponentWatch {
  const data = watchComponentData(options, readObserved);
  const known = new WeakMap<object, ComponentData>();

  const takeIn = (vm: object, own: object): ComponentData => {
    const component = readPath(vm, '$options', '_componentTag') ?? readPath(vm, '$options', 'name');
    const kept = { identity: vm, holder: vm, component, data: own };
    known.set(vm, kept);
    const on = readMethod(vm, '$on');
    on?.('hook:updated', () => {
      if (options.active()) data.saw(kept);
    });
    on?.('hook:destroyed', () => data.left(kept));
    return kept;
  };

  return {
    rendered: (vm) => {
      const own = readOwn(vm, '_data');
      if (typeof own !== 'object' || own === null || Object.keys(own).length === 0) return;
      const kept = known.get(vm) ?? takeIn(vm, own);
      // While it is being rendered it would come to depend on what we read. Once it is told it says when it is done.
      if (!data.told().includes(kept)) data.saw(kept);
    },
    pause: data.pause,
  };
}
