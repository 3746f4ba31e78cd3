import { readOwn, readPath } from '../hook/read-own.ts';
import { type Fiber, fiberAt } from './fiber.ts';

/** Finds the roots React has rendered into this document, by the mark it leaves on their elements. React 16 leaves another. */
export function findReactRoots(document: Document): Fiber[] {
  const roots: Fiber[] = [];
  for (const element of document.querySelectorAll('*')) {
    // `for…in` would also list all of the prototypes' properties, and cost fifty times as much.
    const key = Object.keys(element).find((name) => name.startsWith('__reactContainer$'));
    const container = key === undefined ? undefined : readOwn(element, key);
    const root = readPath(container, 'stateNode') ?? readPath(element, '_reactRootContainer', '_internalRoot');
    const current = typeof root === 'object' && root !== null ? fiberAt(root, 'current') : undefined;
    if (current) roots.push(current);
  }
  return roots;
}
