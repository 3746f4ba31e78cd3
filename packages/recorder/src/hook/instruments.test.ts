import { expect, onTestFinished, test } from 'vitest';
import { createGuard, type HookFault } from './guard.ts';
import { createInstruments } from './instruments.ts';

class Native {
  static readonly fixed = 1;
  readonly args: unknown[];
  constructor(...args: unknown[]) {
    if (args[0] === 'bad') throw new SyntaxError('bad argument');
    this.args = args;
  }
  calls: unknown[] = [];
  act(...args: unknown[]): unknown {
    if (!(this instanceof Native)) throw new TypeError('Illegal invocation');
    this.calls.push(args);
    if (args[0] === 'bad') throw new RangeError('bad call');
    return args.length;
  }
}

/** A fresh global with a constructor of its own, and a recorder's tools. */
function setUp() {
  const Thing = class Thing extends Native {};
  Object.defineProperty(Thing.prototype, 'act', { value: Native.prototype.act, writable: true, configurable: true });
  const scope: Record<string, unknown> & { Thing: typeof Thing } = { Thing };
  const faults: HookFault[] = [];
  const guard = createGuard('test', (fault) => faults.push(fault));
  return { Thing, scope, faults, guard, instruments: createInstruments() };
}

test('a watched function says that it is the native one when it is asked for its text', () => {
  const { guard, instruments } = setUp();
  const owner = { parse: JSON.parse, Map };
  instruments.method(owner, 'parse', guard, {});
  instruments.construction(owner, 'Map', guard, () => undefined);
  class Own extends owner.Map<string, string> {}
  expect([owner.parse.toString(), String(owner.Map)]).toEqual([JSON.parse, Map].map((native) => native.toString()));
  expect(owner.parse).not.toBe(JSON.parse);
  expect(Own.toString()).toContain('class Own');
});

test('a watched function says so too where another tool has replaced what is asked', () => {
  const { guard, instruments } = setUp();
  const owner = { parse: JSON.parse };
  instruments.method(owner, 'parse', guard, {});
  const { toString: native } = Function.prototype;
  onTestFinished(() => {
    Function.prototype.toString = native;
  });
  Function.prototype.toString = function (this: unknown) {
    return `seen: ${Reflect.apply(native, this, [])}`;
  };
  expect(owner.parse.toString()).toBe(JSON.parse.toString());
  expect(owner.parse.toString()).toContain('seen: function parse()');
});

test('a watched method is called once, with its own this and arguments, and returns or throws what it did', () => {
  const { Thing, guard, instruments } = setUp();
  const seen: unknown[] = [];
  instruments.method(Thing.prototype, 'act', guard, {
    before: (args) => ({ before: args.length }),
    after: (result, token, args) => seen.push([result, token, args]),
  });
  const thing = new Thing();
  expect(thing.act('a', 'b')).toBe(2);
  expect(() => thing.act('bad')).toThrow(new RangeError('bad call'));
  expect(thing.calls).toEqual([['a', 'b'], ['bad']]);
  expect(seen).toEqual([[2, { before: 2 }, ['a', 'b']]]);
  expect(() => Reflect.apply(thing.act, {}, [])).toThrow(new TypeError('Illegal invocation'));
  expect([thing.act.name, thing.act.length]).toEqual(['act', 0]);
});

test('an observer that throws is told, hurts nobody, and after three times runs no more', () => {
  const { Thing, faults, guard, instruments } = setUp();
  let runs = 0;
  instruments.method(Thing.prototype, 'act', guard, {
    after: () => {
      runs += 1;
      throw new Error(`ours ${runs}`);
    },
  });
  const thing = new Thing();
  for (let call = 0; call < 5; call += 1) expect(thing.act('a')).toBe(1);
  expect(faults.map(({ message, off }) => [message, off])).toEqual([
    ['Error: ours 1', false],
    ['Error: ours 2', false],
    ['Error: ours 3', true],
  ]);
});

test('a watched constructor is the constructor in all that can be asked', () => {
  const { Thing, scope, guard, instruments } = setUp();
  const made: object[] = [];
  instruments.construction(scope, 'Thing', guard, (thing) => made.push(thing));
  const Watched = scope.Thing;
  const thing = new Watched(1, 2);
  expect(thing.args).toEqual([1, 2]);
  expect([thing instanceof Watched, thing instanceof Thing, thing.constructor === Watched]).toEqual([true, true, true]);
  expect([Watched.fixed, Watched.name, Watched.prototype === Thing.prototype]).toEqual([1, 'Thing', true]);
  expect(() => Reflect.apply(Watched, undefined, [])).toThrow(/without 'new'/);
  expect(() => new Watched('bad')).toThrow(new SyntaxError('bad argument'));
  class Sub extends Watched {
    readonly mine = true;
  }
  const sub = new Sub(3);
  expect([sub instanceof Sub, sub.constructor === Sub, sub.mine, sub.args]).toEqual([true, true, true, [3]]);
  expect(made).toEqual([thing, sub]);
});

test('uninstalling in any order leaves the wrappers of others in place, and ours passing through', () => {
  for (const ourFirst of [true, false]) {
    const { Thing, guard, instruments } = setUp();
    const native = Thing.prototype.act;
    let ours = 0;
    let theirs = 0;
    const other = createInstruments();
    const wrapOurs = () => instruments.method(Thing.prototype, 'act', guard, { after: () => (ours += 1) });
    const wrapTheirs = () => other.method(Thing.prototype, 'act', guard, { after: () => (theirs += 1) });
    for (const wrap of ourFirst ? [wrapOurs, wrapTheirs] : [wrapTheirs, wrapOurs]) wrap();

    new Thing().act();
    instruments.uninstall();
    expect(new Thing().act('a')).toBe(1);
    expect([ours, theirs]).toEqual([1, 2]);
    other.uninstall();
    new Thing().act();
    expect([ours, theirs]).toEqual([1, 2]);
    if (!ourFirst) expect(Thing.prototype.act).toBe(native);
  }
});

test('uninstalling takes back constructors, and properties that were added', () => {
  const { Thing, scope, guard, instruments } = setUp();
  instruments.construction(scope, 'Thing', guard, () => undefined);
  instruments.property(scope, 'extra', 1);
  instruments.property(scope, 'Thing', 'not this one');
  expect(Object.keys(scope)).toEqual(['Thing']);
  expect(scope.extra).toBe(1);
  instruments.uninstall();
  expect(scope.Thing).toBe(Thing);
  expect(Thing.prototype.constructor).toBe(Thing);
  expect('extra' in scope).toBe(false);
});

test('what is only a getter, locked or missing is left alone', () => {
  const { faults, instruments } = setUp();
  const scope = Object.defineProperties(
    {},
    { getter: { get: () => () => 1, configurable: true }, locked: { value: () => 1 } },
  );
  for (const key of ['getter', 'locked', 'missing']) {
    const guard = createGuard(key, (fault) => faults.push(fault));
    instruments.method(scope, key, guard, { after: () => expect.unreachable() });
    instruments.construction(scope, key, guard, () => expect.unreachable());
  }
  expect(Object.getOwnPropertyDescriptor(scope, 'locked')?.value()).toBe(1);
  expect(new Set(faults.map(({ hook, off }) => `${hook} ${off}`))).toEqual(
    new Set(['getter true', 'locked true', 'missing true']),
  );
});

test('a watched accessor is assigned once, throws what it threw, and is given back', () => {
  const { faults, guard, instruments } = setUp();
  const kept: unknown[] = [];
  const accessor = {
    configurable: true,
    enumerable: true,
    get: () => kept.at(-1),
    set: (value: unknown) => {
      if (value === 'bad') throw new RangeError('bad value');
      kept.push(value);
    },
  };
  const owner: { name?: unknown } = Object.defineProperty({}, 'name', accessor);
  const seen: unknown[] = [];
  instruments.setter(owner, 'name', guard, (value) => {
    seen.push(value);
    throw new Error('ours');
  });
  owner.name = 'a';
  expect(() => {
    owner.name = 'bad';
  }).toThrow(new RangeError('bad value'));
  expect([owner.name, kept, seen, faults.length]).toEqual(['a', ['a'], ['a'], 1]);
  instruments.uninstall();
  expect(Object.getOwnPropertyDescriptor(owner, 'name')).toEqual(accessor);

  for (const key of ['plain', 'missing', 'locked']) {
    const foreign = Object.defineProperty({ plain: 1 }, 'locked', { set: () => undefined });
    const before = Object.getOwnPropertyDescriptor(foreign, key);
    createInstruments().setter(
      foreign,
      key,
      createGuard(key, (fault) => faults.push(fault)),
      () => undefined,
    );
    expect(Object.getOwnPropertyDescriptor(foreign, key)).toEqual(before);
  }
  expect(faults.slice(1).map(({ off }) => off)).toEqual([true, true, true]);
});

test('an inherited method is watched through its heir alone, and called as it is at the time', () => {
  const { Thing, faults, guard, instruments } = setUp();
  class Heir extends Thing {}
  const seen: unknown[] = [];
  instruments.inherited(Heir.prototype, 'act', guard, (self, args) => seen.push([self, args]));
  const [heir, thing] = [new Heir(), new Thing()];
  expect([heir.act('a'), thing.act('b'), Object.keys(Heir.prototype)]).toEqual([1, 1, []]);
  expect(seen).toEqual([[heir, ['a']]]);
  Object.defineProperty(Thing.prototype, 'act', { value: () => 'replaced' });
  expect(heir.act()).toBe('replaced');

  instruments.uninstall();
  expect(Object.hasOwn(Heir.prototype, 'act')).toBe(false);
  createInstruments().inherited(Thing.prototype, 'missing', guard, () => expect.unreachable());
  expect(faults.map(({ off }) => off)).toEqual([true]);
});
