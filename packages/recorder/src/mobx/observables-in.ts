import { readOwn, readPath } from '../hook/read-own.ts';
import { type Fiber, hooksOf } from '../react/fiber.ts';
import { identityOf, isObservable, isOfClass } from './observable.ts';

/** Something that MobX watches, as a component holds it. */
export interface HeldObservable {
  /** The same whoever holds it. */
  readonly identity: object;
  /** What the component calls it. Absent: it has no name there. */
  readonly name?: string;
  /** The observable; of a field that of now. */
  read(): unknown;
}

/** Of what a component read when it was rendered: the fields of what is in a list come after the list. */
const MAX_READ = 1_000;
/** Of the fields of an object that a component is given. */
const MAX_FIELDS = 50;

/**
 * What a component, or the provider of a context, holds that MobX watches: what it is given, itself or in an object; a store that it
 * made (`useState`, `useRef`); and, as the store may be one that only closures have, the fields with lists, maps and objects in them that
 * it read when it was rendered last.
 */
export function observablesIn(fiber: Fiber): readonly HeldObservable[] {
  const states = hooksOf(fiber).map((hook) => readOwn(hook, 'memoizedState'));
  return [
    ...givenTo(fiber),
    ...states.flatMap((state) => [state, readPath(state, 'current')].filter(isStore).map((store) => held(store))),
    ...states.flatMap((state) => readBy(readPath(state, 'current', 'reaction'))),
  ];
}

const held = (value: object, name = 'value'): HeldObservable => ({
  identity: identityOf(value),
  read: () => value,
  // That is what a context calls whatever it has.
  ...(name !== 'value' && { name }),
});

function givenTo(fiber: Fiber): HeldObservable[] {
  // Elements of the page are given none.
  if (typeof readOwn(fiber, 'type') === 'string') return [];
  return fieldsOf(readOwn(fiber, 'memoizedProps')).flatMap(([name, value]) => {
    if (isObservable(value)) return held(value, name);
    return fieldsOf(value).flatMap(([field, inner]) => (isObservable(inner) ? held(inner, field) : []));
  });
}

function fieldsOf(owner: unknown): (readonly [name: string, value: unknown])[] {
  if (typeof owner !== 'object' || owner === null || Array.isArray(owner)) return [];
  const names = Object.keys(owner).slice(0, MAX_FIELDS);
  return names.filter((name) => name !== 'children').map((name) => [name, readOwn(owner, name)]);
}

/** What `useLocalObservable` makes is about the screen alone. */
const isStore = (value: unknown): value is object => isObservable(value) && isOfClass(value);

function readBy(reaction: unknown): HeldObservable[] {
  const read = readPath(reaction, 'observing_');
  const fields: unknown[] = Array.isArray(read) ? read.slice(0, MAX_READ) : [];
  return fields.flatMap((field) => {
    if (typeof field !== 'object' || field === null || !isObservable(readOwn(field, 'value_'))) return [];
    return { identity: field, read: () => readOwn(field, 'value_') };
  });
}
