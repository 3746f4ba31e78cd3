import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useServices } from '../app/services.ts';
import { createIncidentFeed, type IncidentFeed } from './create-incident-feed.ts';
import { filterQuery, type IncidentFilters, parseFilters } from './incident-filters.ts';

/** The feed of these filters, running as long as the component is there. */
export function useIncidentFeed(filters: IncidentFilters): IncidentFeed {
  const { api, live } = useServices();
  const [feed] = useState(() => createIncidentFeed(api, live, filters));
  // By value: filters come out of the address anew with each rendering.
  const key = filterQuery(filters).toString();
  const shownKey = useRef(key);
  useEffect(() => feed.start(), [feed]);
  useEffect(() => {
    if (shownKey.current === key) return;
    shownKey.current = key;
    feed.narrow(parseFilters(new URLSearchParams(key)));
  }, [feed, key]);
  useSyncExternalStore(feed.onChange, feed.state);
  return feed;
}
