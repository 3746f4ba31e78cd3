import { readOwn, readPath } from '../hook/read-own.ts';
import { isRef, rawOf } from './reactive.ts';
import type { ComponentData } from './watch-component-data.ts';

/**
 * What a component of Vue 3 keeps: each ref and each reactive object that its `setup` returned, under its name there and beside its
 * numbers, which may be totals of it; and its `data`. Not what it computes, nor its props, nor stores of Pinia: these are others'.
 *
 * @param refsReadBy If its `setup` returned nothing but a function, the refs that it reads are what it keeps.
 */
export function keptBy(holder: object, refsReadBy: (holder: object) => readonly object[]): ComponentData[] {
  const component = readPath(holder, 'type', 'name') ?? readPath(holder, 'type', '__name');
  const setup: object = Object(readOwn(holder, 'setupState'));
  const returned = Object.keys(setup).map((key) => [key, readOwn(setup, key)] as const);
  // With an id it would look like a thing that has one.
  const numbers = returned.filter(
    ([key, value]) => key !== 'id' && isRef(value) && typeof value._rawValue === 'number',
  );
  const kept: ComponentData[] = [];
  const keep = (identity: object, data: object) => kept.push({ identity, holder, component, data });

  for (const [key, value] of returned) {
    const own = isRef(value) ? value : reactiveIn(value);
    if (own && typeof readOwn(own, '$id') !== 'string') keep(own, Object.fromEntries([[key, value], ...numbers]));
  }
  if (returned.length === 0) for (const ref of refsReadBy(holder)) keep(ref, { value: ref });
  const data = reactiveIn(readOwn(holder, 'data'));
  if (data) keep(data, data);
  return kept;
}

/** What is behind a reactive proxy. `undefined`: it is none. */
function reactiveIn(value: unknown): object | undefined {
  const raw = rawOf(value);
  return raw !== value && typeof raw === 'object' && raw !== null ? raw : undefined;
}
