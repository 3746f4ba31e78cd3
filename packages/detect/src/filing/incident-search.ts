import type { Incident } from '../incident.ts';

/** What a search looks through: all that is told of an incident in a list, in lower case. */
export function searchTextOf({
  title,
  kind,
  app,
  release,
  identity,
  identityLabel,
  session,
  group,
  facts,
}: Omit<Incident, 'evidence' | 'witness' | 'advice'>): string {
  const named = [title, kind, app, release, identity, identityLabel, session, group].filter(
    (text) => text !== undefined,
  );
  return `${named.join('\n')}\n${JSON.stringify(facts)}`.toLowerCase();
}

/** The words of a search, in lower case. An incident is found when its text contains each of them, in any order. */
export function searchWordsOf(q: string): readonly string[] {
  return q
    .toLowerCase()
    .split(/[\s\0]+/u)
    .filter((word) => word !== '');
}
