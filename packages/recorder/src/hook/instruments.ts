import type { Divert, Rewrite } from './diversions.ts';
import type { Guard } from './guard.ts';

/** What we do around a call. `after` runs only when the original returned. */
export interface CallObserver<Token> {
  readonly before?: (args: readonly unknown[], self: unknown) => Token;
  readonly after?: (result: unknown, token: Token | undefined, args: readonly unknown[], self: unknown) => void;
  /**
   * Instead of `after`: answers what the page gets in place of the result, or `undefined` for the result itself.
   * Only for {@link followPromise}.
   */
  readonly follow?: (
    result: unknown,
    token: Token | undefined,
    args: readonly unknown[],
    self: unknown,
  ) => object | undefined;
  /** For faults, and for the addresses in a worker: asked at each call what is done in its place. Absent: nothing ever is. */
  readonly divert?: Divert;
}

/** The only code that assigns to a global, a prototype or another's object. */
export interface Instruments {
  /** Watches the calls of `owner[key]`. Accessors and locked properties are left alone, and the guard is told. */
  method<Token>(owner: object, key: string, guard: Guard, observer: CallObserver<Token>): void;
  /** Watches what `new owner[key]()` makes, subclasses included. */
  construction(
    owner: object,
    key: string,
    guard: Guard,
    observe: (made: object, args: readonly unknown[]) => void,
    /** For faults, and for workers that are looked into: the arguments in place of the page's. Absent, or `undefined`: its own. */
    rewrite?: Rewrite,
  ): void;
  /** Watches what is assigned to the accessor `owner[key]`. `after` runs only when the assignment did not throw. */
  setter(owner: object, key: string, guard: Guard, after: (value: unknown, self: unknown) => void): void;
  /** Watches the calls of a method that `owner` inherits, by those who reach it through `owner`. */
  inherited(owner: object, key: string, guard: Guard, before: (self: unknown, args: readonly unknown[]) => void): void;
  /** Watches who was answered by the accessor `owner[key]`, which may be asked very often: `observe` runs unguarded, and must not throw. */
  getter<Self>(owner: object, key: string, observe: (self: Self) => void): void;
  /**
   * Watches what is put as `key` on objects that inherit from `owner`, where `owner` has no such property itself.
   *
   * @returns how to take it back
   */
  expando(owner: object, key: string, guard: Guard, observe: (value: unknown, self: object) => void): () => void;
  /** Adds a hidden property where there is none. */
  property(owner: object, key: PropertyKey, value: unknown): void;
  /** Passes straight through from now on, and takes back what is still ours. */
  uninstall(): void;
}

const { apply, construct, defineProperty, get, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const { prototype: functionPrototype } = Function;
const { call } = functionPrototype;
const HIDDEN: PropertyDescriptor = { writable: true };

export function createInstruments(): Instruments {
  let active = true;
  const undo: (() => void)[] = [];

  /** Answers how to take it back. */
  const put = (
    owner: object,
    key: PropertyKey,
    part: 'value' | 'get' | 'set',
    made: unknown,
    like: PropertyDescriptor,
  ) => {
    const former = getOwnPropertyDescriptor(owner, key);
    const takeBack = () => {
      // Another tool may have wrapped us since; its wrapper stays, and calls through us to the original.
      if (getOwnPropertyDescriptor(owner, key)?.[part] !== made) return;
      if (former) defineProperty(owner, key, former);
      else Reflect.deleteProperty(owner, key);
    };
    if (defineProperty(owner, key, { configurable: true, ...like, [part]: made })) undo.push(takeBack);
    return takeBack;
  };

  return {
    method(owner, key, guard, observer) {
      const former = hookable(owner, key, guard);
      if (!former) return;
      const before = observer.before && guard.wrap(observer.before);
      const after = observer.after && guard.wrap(observer.after);
      const follow = observer.follow && guard.wrap(observer.follow);
      const divert = observer.divert && guard.wrap(observer.divert);
      const proxy = watched(former.value, {
        apply(original, self, args) {
          if (!active) return apply(original, self, args);
          const token = before?.(args, self);
          const diversion = divert?.(args, self);
          const result = diversion ? diversion((given) => apply(original, self, given)) : apply(original, self, args);
          after?.(result, token, args, self);
          return follow?.(result, token, args, self) ?? result;
        },
      });
      put(owner, key, 'value', proxy, former);
    },

    construction(owner, key, guard, observe, rewrite) {
      const former = hookable(owner, key, guard);
      if (!former) return;
      const observed = guard.wrap(observe);
      const rewritten = rewrite && guard.wrap(rewrite);
      const proxy: object = watched(former.value, {
        construct(original, args, newTarget) {
          const given = active ? (rewritten?.(args) ?? args) : args;
          const made: object = construct(original, given, newTarget === proxy ? original : newTarget);
          if (active) observed(made, args);
          return made;
        },
      });
      put(owner, key, 'value', proxy, former);
      const prototype: unknown = former.value.prototype;
      if (typeof prototype !== 'object' || prototype === null) return;
      const constructorOf = getOwnPropertyDescriptor(prototype, 'constructor');
      if (constructorOf && constructorOf.value === former.value)
        put(prototype, 'constructor', 'value', proxy, constructorOf);
    },

    setter(owner, key, guard, after) {
      const former = getOwnPropertyDescriptor(owner, key);
      if (!former?.set || former.configurable !== true) {
        giveUp(guard, key);
        return;
      }
      const assigned = guard.wrap(after);
      const set = watched(former.set, {
        apply(original, self, args) {
          apply(original, self, args);
          if (active) assigned(args[0], self);
        },
      });
      put(owner, key, 'set', set, former);
    },

    inherited(owner, key, guard, before) {
      const heir = getPrototypeOf(owner);
      const now: unknown = heir && get(heir, key);
      if (!heir || typeof now !== 'function' || getOwnPropertyDescriptor(owner, key)) {
        return giveUp(guard, key);
      }
      const observed = guard.wrap(before);
      const proxy = watched(now, {
        apply(_original, self, args) {
          if (active) observed(self, args);
          // It is looked up late: another may have replaced it since.
          return apply(get(heir, key), self, args);
        },
      });
      put(owner, key, 'value', proxy, HIDDEN);
    },

    getter(owner, key, observe) {
      const former = getOwnPropertyDescriptor(owner, key);
      const read = former?.get && call.bind(former.get);
      if (!read) return;
      const get = function (this: never) {
        const value: unknown = read(this);
        if (active) observe(this);
        return value;
      };
      put(owner, key, 'get', get, former);
    },

    expando(owner, key, guard, observe) {
      const observed = guard.wrap(observe);
      const set = function (this: unknown, value: unknown) {
        // As the assignment would have done, had nothing been inherited.
        if (typeof this !== 'object' || this === null) return;
        defineProperty(this, key, { value, writable: true, configurable: true, enumerable: true });
        if (active) observed(value, this);
      };
      if (!getOwnPropertyDescriptor(owner, key)) return put(owner, key, 'set', set, { get: () => undefined });
      giveUp(guard, key);
      return () => undefined;
    },

    property(owner, key, value) {
      if (getOwnPropertyDescriptor(owner, key) === undefined) put(owner, key, 'value', value, HIDDEN);
    },

    uninstall() {
      active = false;
      for (const step of undo.splice(0).reverse()) step();
    },
  };
}

/**
 * A function in place of another, which says that it is the other when it is asked for its text: SDKs ask whether
 * `fetch` is native before they touch it, and the text of a proxy lacks the name by which they tell.
 */
// biome-ignore lint/complexity/noBannedTypes: what is callable and constructable has no narrower type.
function watched<Fn extends Function>(original: Fn, handler: ProxyHandler<Fn>): Fn {
  let [asked, textOf]: [unknown, unknown] = [undefined, undefined];
  const proxy: Fn = new Proxy(original, {
    ...handler,
    get(target, key, receiver) {
      const found: unknown = get(target, key, receiver);
      // Others replace the inherited one too: it is theirs that answers, as it would have.
      if (key !== 'toString' || typeof found !== 'function' || found !== functionPrototype.toString) return found;
      if (found !== asked) {
        asked = found;
        textOf = new Proxy(found, { apply: (text, self, args) => apply(text, self === proxy ? original : self, args) });
      }
      return textOf;
    },
  });
  return proxy;
}

// biome-ignore lint/complexity/noBannedTypes: what is callable and constructable has no narrower type.
type HookableProperty = PropertyDescriptor & { value: Function };

function hookable(owner: object, key: string, guard: Guard): HookableProperty | undefined {
  const descriptor = getOwnPropertyDescriptor(owner, key);
  if (isHookable(descriptor)) return descriptor;
  giveUp(guard, key);
  return undefined;
}

/** Says that something is another kind of property than where nobody has touched it, or not there. */
function giveUp(guard: Guard, key: string): void {
  guard.giveUp(`${key} is not as in browsers: not watched`);
}

function isHookable(descriptor: PropertyDescriptor | undefined): descriptor is HookableProperty {
  return typeof descriptor?.value === 'function' && (descriptor.configurable === true || descriptor.writable === true);
}
