import { readMethod } from '../hook/read-method.ts';
import { readOwn, readPath } from '../hook/read-own.ts';
import type { ReadField } from '../store/encode-state.ts';
import { isPlain } from '../store/entities-in.ts';
import { administrationOf, identityOf, isMapOrSet, isObject, isObservable, isOfClass, isTagged } from './observable.ts';
import type { ReadFreely } from './read-freely.ts';

export interface ObservableReader {
  /**
   * What stands for a value in a copy: the language's own lists, maps and sets for those of MobX. `undefined` for instances of
   * classes that MobX does not watch: they are mostly not the app's state but what it works with, a socket or a client.
   */
  plainOf(value: unknown): unknown;
  /**
   * Reads a field of what {@link plainOf} gave, as the app does where MobX made an accessor of it. What is computed is not among
   * the keys, and not read: that would run the app's code.
   */
  readonly readField: ReadField;
}

/**
 * @param readFreely lets it read without a word from MobX
 * @param saw is told of each observable that is read, by its identity
 */
export function createObservableReader(readFreely: ReadFreely, saw: (identity: object) => void): ObservableReader {
  /** The instances for which others stand, by these. */
  const instances = new WeakMap<object, object>();
  const standIns = new WeakMap<object, object>();
  let owner: object | undefined;
  let instance: object = instances;
  let isWatched = false;

  /** Fields are read one after the other. */
  const turnTo = (next: object) => {
    owner = next;
    instance = instances.get(next) ?? next;
    isWatched = isObservable(instance);
  };

  /** `@observable accessor name` is an accessor of the class, and no key of the instance: for it something with all keys stands. */
  const withClassFields = (of: object): object => {
    const keys = fieldsOf(of);
    if (keys.every((key) => Object.hasOwn(of, key))) return of;
    const standIn = standIns.get(of) ?? Object.create(null);
    for (const key of [...Object.keys(of), ...keys]) standIn[key] = true;
    standIns.set(of, standIn);
    instances.set(standIn, of);
    return standIn;
  };

  const plainOf = (value: unknown): unknown => {
    if (!isObject(value)) return value;
    const administration = administrationOf(value);
    if (!administration) return isPlain(value) || isBuiltIn(value) ? value : undefined;
    saw(identityOf(value));
    if (Array.isArray(value)) return value.map((item) => (isObservable(item) ? plainOf(item) : item));
    // Of its proxy even the keys are watched.
    if (isPlain(value)) return readOwn(administration, 'target_') ?? value;
    return isMapOrSet(value) ? copied(value) : withClassFields(value);
  };
  const copied = (collection: object) => {
    const entries: (readonly [unknown, unknown])[] = [];
    readMethod(collection, 'forEach')?.((item: unknown, key: unknown) => entries.push([key, plainOf(item)]));
    return isTagged(collection, 'Map') ? new Map(entries) : new Set(entries.map(([, item]) => item));
  };

  const readField = (from: object, key: string): unknown => {
    if (from !== owner) turnTo(from);
    const value: unknown = isWatched ? Reflect.get(instance, key) : readOwn(instance, key);
    return isUpwards(key, value) ? undefined : plainOf(value);
  };

  return {
    plainOf: (value) => readFreely(() => plainOf(value)),
    readField: (from, key) => readFreely(() => readField(from, key)),
  };
}

/** A store often knows the one that it is a part of, and with it all others. */
const isUpwards = (key: string, value: unknown): boolean =>
  isObject(value) && /^(root|parent)/i.test(key) && isObservable(value) && isOfClass(value);

function fieldsOf(instance: object): string[] {
  return ['values_', 'lazyObservableKeys_'].flatMap((name) => {
    const fields = readPath(administrationOf(instance), name);
    if (!(fields instanceof Map)) return [];
    return [...fields].flatMap(([key, field]) => (typeof key === 'string' && !isComputed(field) ? key : []));
  });
}

const isComputed = (field: unknown): boolean => isObject(field) && Reflect.get(field, 'isMobXComputedValue') === true;

const isBuiltIn = (value: object): boolean => isMapOrSet(value) || isTagged(value, 'Date');
