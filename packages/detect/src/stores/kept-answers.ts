import { childOf, type Place, type PlaceStep, stepText } from './place.ts';
import type { Copy } from './stores.ts';

/**
 * Whether a copy is in an answer that its store asks for anew when it is shown: TanStack Query marks what it knows to be old, and
 * of its cache and of SWR's it is marked what no component shows.
 */
export function isMarkedOld({ store, place }: Pick<Copy, 'store' | 'place'>): boolean {
  let value = store.state;
  for (const [index, step] of place.entries()) {
    if (!('field' in step)) return false;
    value = childOf(value, step.field) ?? null;
    if (childOf(value, 'isInvalidated') === true) return true;
    if (childOf(value, 'shown') === false && isData(place[index + 1])) return true;
  }
  return false;
}

/** Whether a copy is in an answer of which TanStack Query knows that a component shows it. */
export function isObserved({ store, place }: Pick<Copy, 'store' | 'place'>): boolean {
  let value = store.state;
  for (const step of place) {
    if (!('field' in step)) return false;
    value = childOf(value, step.field) ?? null;
    if (childOf(value, 'queryKey') !== undefined) return childOf(value, 'shown') !== false;
  }
  return false;
}

/** SWR keeps an answer's data beside the mark, TanStack Query in the state beside it. */
const isData = (step: PlaceStep | undefined): boolean =>
  step !== undefined && 'field' in step && (step.field === 'data' || step.field === 'state');

/**
 * Whether two copies are in answers to two requests that their store keeps side by side, each under its request:
 * `["jobs",{"page":1}]` in TanStack Query, `getJobs({"page":1})` in RTK Query, `/jobs?page=1`, `@"/jobs",1,` or `#page:1,` in SWR. What one was told the
 * other is not: it is asked for anew when it is shown.
 */
export function areAnswersApart(one: Pick<Copy, 'store' | 'place'>, other: Pick<Copy, 'store' | 'place'>): boolean {
  if (one.store !== other.store || one.place.length !== other.place.length) return false;
  const apart = one.place.findIndex((step, index) => !isSameStep(step, other.place[index]));
  if (apart === -1) return false;
  const isBelowAlike = isAlike(one.place.slice(apart + 1), other.place.slice(apart + 1));
  return isRequest(one.place[apart]) && isRequest(other.place[apart]) && isBelowAlike;
}

/** Whether a copy is in an answer that its store keeps under its request. */
export const isKeptAnswer = ({ place }: Pick<Copy, 'place'>): boolean => place.some(isRequest);

const isRequest = (step: PlaceStep | undefined): boolean =>
  step !== undefined && 'field' in step && /^[[{@#]|^[^(]+\(.*\)$|[/?]/.test(step.field);

const isSameStep = (one: PlaceStep, other: PlaceStep | undefined): boolean =>
  other !== undefined && stepText(one) === stepText(other);

/** Items of lists may be others. */
const isAlike = (one: Place, other: Place): boolean =>
  one.every((step, index) => !('field' in step) || isSameStep(step, other[index]));
