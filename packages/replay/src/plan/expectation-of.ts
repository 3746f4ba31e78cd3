import type { Incident } from '@driftscope/detect';
import { isJsonObject, type Json, type RecordedSession } from '@driftscope/records';
import type { Act, Expectation, StoredKey } from './replay.ts';
import { watchedTexts } from './watched-texts.ts';

/** Kinds that show on the screen: it has what it should not, or lacks what it should. */
const shown = /^(gap\.missed|gap\.no-resync|focus|store|order|event|payload|state|presence|write|identity|ttl)\b/;

/** Requests within so many of a poll's periods tell whether it is one. */
const POLL_PERIODS = 4;
const LEAST_WATCH_MS = 10_000;
const MOST_WATCH_MS = 60_000;

/** What a test can see of what was wrong, from outside the page. */
export function expectationOf(
  incident: Incident,
  sessions: readonly RecordedSession[],
  acts: readonly Act[],
): Expectation {
  const { kind, facts } = incident;
  if (kind === 'gap.no-reconnect') return { kind: 'reconnect' };
  if (kind === 'poll.hot' || kind === 'poll.hidden') {
    const withinMs = Math.min(MOST_WATCH_MS, Math.max(LEAST_WATCH_MS, POLL_PERIODS * Number(facts.everyMs ?? 0)));
    return { kind: 'few-requests', request: String(facts.request), withinMs: Math.round(withinMs) };
  }
  if (kind === 'logout.stale-storage') {
    const items = keysIn(incident);
    if (items.length > 0) return { kind: 'forgotten', items };
  }
  if (!shown.test(kind)) return { kind: 'by-hand' };
  return { kind: 'reload', texts: [...new Set([...watchedTexts(incident, sessions), ...entered(incident, acts)])] };
}

/** What people wrote while it happened is on the screen of whoever should see it. */
function entered({ at }: Incident, acts: readonly Act[]): readonly string[] {
  return acts.flatMap((act) =>
    act.kind === 'fill' && act.at >= at && act.entry.kind === 'known' ? [act.entry.text.trim()] : [],
  );
}

function keysIn({ facts: { storages } }: Incident): readonly StoredKey[] {
  return (Array.isArray(storages) ? storages : []).flatMap((place: Json): StoredKey[] => {
    if (!isJsonObject(place)) return [];
    const area = place.name === 'localStorage' ? 'local' : place.name === 'sessionStorage' ? 'session' : undefined;
    if (area === undefined || !Array.isArray(place.keys)) return [];
    return place.keys.flatMap((key: Json) => (typeof key === 'string' && key !== '' ? [{ area, key }] : []));
  });
}
