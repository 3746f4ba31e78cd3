import { readOwn } from '../hook/read-own.ts';

/** Makes a name for a store that has none: its first data keys, since minified code has no other. */
export function nameStore(state: unknown): string {
  if (typeof state !== 'object' || state === null) return 'state';
  if (Array.isArray(state)) return 'list';
  const keys = Object.keys(state).filter((key) => typeof readOwn(state, key) !== 'function');
  if (keys.length === 0) return 'state';
  return keys.slice(0, 3).join(', ').slice(0, 100) + (keys.length > 3 ? ', …' : '');
}

/** The same for what a component keeps, by the component's own name, if that is one. */
export const nameLocal = (component: unknown, state: unknown): string =>
  `${typeof component === 'string' && component !== '' ? component.slice(0, 50) : 'component'}: ${nameStore(state)}`;
