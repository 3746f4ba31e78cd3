import type { Incident } from '@driftscope/detect';
import type { DriftRecord, RecordedSession } from '@driftscope/records';
import { LEAD_MS } from './lead-ms.ts';
import type { Person } from './replay.ts';
import { reservedWords } from './reserved-words.ts';

/** Beside the one who drifted. */
const MOST_OTHERS = 4;

/** Who has to be there: the one who drifted, and whoever did something at that time. */
export function peopleOf(incident: Incident, sessions: readonly RecordedSession[]): readonly Person[] {
  const drifted = sessions.find(({ header }) => header.id === incident.session);
  if (drifted === undefined) return [];
  const tabs = tabsIn(sessions.filter(({ header }) => header.server === undefined && header.frame === undefined));
  const own = tabs.filter((tab) => tab.includes(drifted));
  const others = tabs
    .filter((tab) => !tab.includes(drifted) && tab.some((session) => didSomething(session, incident)))
    .slice(0, MOST_OTHERS);
  const names = new Set<string>();
  const browsers = new Map<string, string>();
  return [...own, ...others].map((tab, index) => {
    const label = index === 0 ? (incident.identityLabel ?? labelIn(tab)) : labelIn(tab);
    const name = unused(identifierOf(label) ?? `person${index + 1}`, names);
    const browser = tab[0]?.header.browser;
    const beside = browser && browsers.get(browser);
    if (browser !== undefined && beside === undefined) browsers.set(browser, name);
    return { name, sessions: tab, wasLoggedIn: wasLoggedIn(tab[0]), ...(beside !== undefined && { beside }) };
  });
}

/** Pages by the tab that they were loaded in, each in the order in which they began. */
function tabsIn(sessions: readonly RecordedSession[]): readonly (readonly RecordedSession[])[] {
  const tabs = new Map<string, RecordedSession[]>();
  for (const session of sessions.toSorted((a, b) => a.header.originMs - b.header.originMs)) {
    const tab = session.header.tab ?? session.header.id;
    const known = tabs.get(tab);
    if (known === undefined) tabs.set(tab, [session]);
    else known.push(session);
  }
  return [...tabs.values()];
}

function didSomething({ header, records }: RecordedSession, { at, untilAt }: Incident): boolean {
  return records.some(({ kind, t }) => {
    const when = header.originMs + t;
    return kind.startsWith('ui.') && when >= at - LEAD_MS && when <= untilAt;
  });
}

/** What the user who was there last is called. */
function labelIn(sessions: readonly RecordedSession[]): string | undefined {
  const labels = sessions.flatMap(({ records }) => records.map(labelOf)).filter((label) => label !== undefined);
  return labels.at(-1);
}

const labelOf = (record: DriftRecord): string | undefined => ('label' in record ? record.label : undefined);

function wasLoggedIn(first: RecordedSession | undefined): boolean {
  const told = first?.records.find(({ kind }) => kind.startsWith('ui.') || kind.startsWith('identity.'));
  return told?.kind === 'identity.seen';
}

/** `Alice B.` is `alice`. Absent: nothing of it can be an identifier. */
function identifierOf(label: string | undefined): string | undefined {
  const word = /[a-z][a-z0-9]*/i.exec(label ?? '')?.[0].toLowerCase();
  return word === undefined || reservedWords.has(word) ? undefined : word;
}

function unused(name: string, names: Set<string>): string {
  let free = name;
  for (let n = 2; names.has(free); n++) free = `${name}${n}`;
  names.add(free);
  return free;
}
