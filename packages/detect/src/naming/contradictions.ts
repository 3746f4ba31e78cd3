import type { JsonObject } from '@driftscope/records';
import { isPlain } from '../entities/is-plain.ts';
import { isVolatile } from '../entities/is-volatile.ts';
import { isReferenceName } from './own-id-field.ts';

/** Whether two objects that came together say two things under one name: then they are not one thing. */
export const sayOtherwise = (one: JsonObject, other: JsonObject): boolean =>
  differ(one, other, (name) => !isVolatile(name));

/** Whether two objects point to different things under one name. A thing that was changed may do so too. */
export const pointElsewhere = (one: JsonObject, other: JsonObject): boolean => differ(one, other, isReferenceName);

function differ(one: JsonObject, other: JsonObject, counts: (name: string) => boolean): boolean {
  for (const name in one) {
    const [here, there] = [one[name], other[name]];
    if (here !== there && isPlain(here) && isPlain(there) && counts(name)) return true;
  }
  return false;
}
