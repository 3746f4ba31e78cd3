import { useHistoryState } from 'wouter/use-browser-location';

/** What an entry of the browser's history remembers of the way between list and incident. */
export interface ListTrail {
  /** On an incident: the query of the list that it was opened from, without `?`. */
  readonly list?: string;
  /** On an incident: those of that list, in their order. */
  readonly ids?: readonly string[];
  /** On a list: the incident that was opened from it last. */
  readonly opened?: string;
}

/** The way that led to what is shown. Empty: it was opened by its address. */
export function useListTrail(): ListTrail {
  const state: unknown = useHistoryState();
  return { ...textIn(state, 'list'), ...textIn(state, 'opened'), ...idsIn(state) };
}

/** An address may be opened by another version of the dashboard: what its history holds is not ours until it is checked. */
function textIn(state: unknown, name: 'list' | 'opened'): ListTrail {
  if (typeof state !== 'object' || state === null || !(name in state)) return {};
  const value: unknown = Reflect.get(state, name);
  return typeof value === 'string' ? { [name]: value } : {};
}

function idsIn(state: unknown): ListTrail {
  if (typeof state !== 'object' || state === null || !('ids' in state)) return {};
  const { ids } = state;
  return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? { ids } : {};
}
