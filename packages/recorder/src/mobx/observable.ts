import { ownValues, readOwn } from '../hook/read-own.ts';
import { isPlain } from '../store/entities-in.ts';

/** MobX keeps what it knows of a thing under a symbol of this name: in every version, minified or not. */
const ADMINISTRATION = 'mobx administration';

/** Whether it is an object, list, map or set that MobX watches. */
export const isObservable = (value: unknown): value is object => administrationOf(value) !== undefined;

/** What is the same for an observable and its proxy. */
export const identityOf = (observable: object): object =>
  // All maps have one administration, and so have all sets.
  isMapOrSet(observable) ? observable : (administrationOf(observable) ?? observable);

/** Whether it is an instance of a class of the app's, as stores mostly are: no plain object, list, map or set. */
export const isOfClass = (observable: object): boolean => !isMapOrSet(observable) && !isPlain(observable);

/** The prototype of MobX's atoms: whatever changes, `reportChanged` of one is called. `undefined`: none hangs on this observable. */
export function atomPrototype(observable: object): object | undefined {
  for (const part of [...ownValues(observable), ...ownValues(administrationOf(observable))]) {
    for (let one = part; isObject(one); one = Reflect.getPrototypeOf(one))
      if (readOwn(one, 'isMobXAtom') === true) return one;
  }
  return undefined;
}

/** One of each copy of MobX that is in the page. */
const symbols: symbol[] = [];

/** Absent of what MobX does not watch. */
export function administrationOf(value: unknown): object | undefined {
  if (!isObject(value)) return undefined;
  for (const symbol of symbols) {
    const administration = readOwn(value, symbol);
    if (isObject(administration)) return administration;
  }
  return learnFrom(value) ? administrationOf(value) : undefined;
}

/** Whether it has one under a symbol that was not known. */
function learnFrom(value: object): boolean {
  const symbol = Object.getOwnPropertySymbols(value).find(({ description }) => description === ADMINISTRATION);
  if (symbol === undefined || symbols.includes(symbol) || !isObject(readOwn(value, symbol))) return false;
  symbols.push(symbol);
  return true;
}

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
export const isTagged = (value: object, tag: string): boolean =>
  Object.prototype.toString.call(value) === `[object ${tag}]`;
export const isMapOrSet = (value: object): boolean => isTagged(value, 'Map') || isTagged(value, 'Set');
