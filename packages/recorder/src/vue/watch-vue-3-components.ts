import { readOwn, readPath } from '../hook/read-own.ts';
import { keptBy } from './kept-by.ts';
import { readReactive } from './reactive.ts';
import { type ComponentData, type ComponentDataOptions, watchComponentData } from './watch-component-data.ts';
import { type RefWatchOptions, watchRefs } from './watch-refs.ts';

export interface Vue3ComponentWatch {
  /** Finds the components in what Vue rendered into an element. */
  visit(container: object): void;
  /** Lets go of what components keep. It is taken in again when it is visited. */
  pause(): void;
}

const BUDGET_MS = 2;
const LATER_MS = 20;

/**
 * Records what the components of Vue 3 apps keep: what `setup` returned, or what refs they read if it returned a function, and `data`. In production builds nobody is told of
 * components: they are found by walking down from what was rendered, and from each that was updated, off the page's path.
 */
export function watchVue3Components(options: ComponentDataOptions & RefWatchOptions): Vue3ComponentWatch {
  const { guard, active, now, after } = options;
  const data = watchComponentData(options, readReactive);
  const refs = watchRefs(options);
  const hooked = new WeakSet<object>();
  let known = new WeakMap<object, readonly ComponentData[]>();
  const updated = new Set<object>();
  /** Kept alive by Vue while it is not in the page. */
  const away = new Set<ComponentData>();
  let open: unknown[] = [];
  let isWaiting = false;

  const keptOf = (instance: object) => keptBy(instance, refs.readBy);
  const left = (kept: ComponentData) => {
    away.delete(kept);
    data.left(kept);
  };

  const goOn = guard.wrap(() => {
    isWaiting = false;
    const untilMs = now() + BUDGET_MS;
    const instances = [...updated];
    updated.clear();
    // What a component keeps may be handed down, and rendered by those inside of it.
    instances.forEach(lookAgainAt);
    for (const each of new Set(instances.flatMap(withParents))) known.get(each)?.forEach(data.saw);
    if (instances.some((each) => readPath(each, 'type', '__isKeepAlive') === true)) lookForAway();
    for (const each of instances) open.push(readOwn(each, 'subTree'));
    while (open.length > 0 && now() < untilMs) look(open.pop());
    if (open.length > 0) goOnAfter(LATER_MS);
  });
  const goOnAfter = (ms: number) => {
    if (isWaiting) return;
    isWaiting = true;
    after(ms, goOn);
  };

  /** What it reads may be other than before. */
  const lookAgainAt = (instance: object) => {
    const former = known.get(instance);
    if (!former || readOwn(instance, 'isUnmounted') === true) return;
    const kept = keptOf(instance).map((one) => former.find(({ identity }) => identity === one.identity) ?? one);
    former.filter((one) => !kept.includes(one)).forEach(left);
    known.set(instance, kept);
  };

  const lookForAway = () => {
    for (const kept of [...data.told(), ...away]) {
      const isAway = withParents(kept.holder).some((each) => readOwn(each, 'isDeactivated') === true);
      if (isAway === away.has(kept)) continue;
      away[isAway ? 'add' : 'delete'](kept);
      data[isAway ? 'left' : 'saw'](kept);
    }
  };

  const look = (vnode: unknown) => {
    if (typeof vnode !== 'object' || vnode === null) return;
    const instance = readOwn(vnode, 'component');
    if (typeof instance !== 'object' || instance === null) for (const node of nodesIn(vnode)) open.push(node);
    else if (!known.has(instance)) takeIn(instance);
  };

  const takeIn = (instance: object) => {
    const kept = keptOf(instance);
    known.set(instance, kept);
    kept.forEach(data.saw);
    open.push(readOwn(instance, 'subTree'));
    if (hooked.has(instance)) return;
    hooked.add(instance);
    const changed = () => {
      if (!active()) return;
      updated.add(instance);
      goOnAfter(0);
    };
    // It may have to wait for something before it is mounted.
    addHook(instance, 'm', changed);
    addHook(instance, 'u', changed);
    addHook(instance, 'um', () => {
      known.get(instance)?.forEach(left);
      // It may still be among those that were drawn anew.
      known.set(instance, []);
    });
  };

  return {
    visit: (container) => {
      open.push(readOwn(container, '_vnode'));
      goOnAfter(0);
    },
    pause: () => {
      known = new WeakMap();
      away.clear();
      open = [];
      data.pause();
    },
  };
}

/** What is inside of a node. Of a template Vue lists what may change: components are among it, unless they are in a `v-for`. */
function nodesIn(vnode: object): unknown[] {
  const suspended = ['activeBranch', 'pendingBranch'].map((branch) => readPath(vnode, 'suspense', branch));
  const changing = readOwn(vnode, 'dynamicChildren');
  return suspended.concat(Array.isArray(changing) && changing.length > 0 ? changing : readOwn(vnode, 'children'));
}

/** A component and those that it is inside of. */
function withParents(instance: object): object[] {
  const all: object[] = [];
  for (let one: unknown = instance; typeof one === 'object' && one !== null; one = readOwn(one, 'parent'))
    all.push(one);
  return all;
}

/** Where Vue keeps what it calls after a component was mounted (`m`), updated (`u`), and taken off the page (`um`). */
function addHook(instance: object, key: 'm' | 'u' | 'um', run: () => void): void {
  const hooks = readOwn(instance, key);
  if (Array.isArray(hooks)) hooks.push(run);
  else Reflect.set(instance, key, [run]);
}
