import type { Incident } from '../incident.ts';
import { fingerprint } from './fingerprint.ts';
import { RecentMap } from './recent-map.ts';

/** Incidents that are remembered. One that was forgotten is told again when it is found again: it has the same id. */
const MOST_WRITTEN = 10_000;

interface Written {
  readonly text: string;
  /** Epoch ms of the earliest time it was found at. */
  readonly firstAt: number;
}

/** The incidents found so far. The same finding again changes nothing; a better one takes the place of the former, and says when that one began. */
export class IncidentBook {
  readonly #written = new RecentMap<string, Written>(MOST_WRITTEN);
  #fresh = new Map<string, Incident>();

  write(incident: Incident): void {
    const known = this.#written.get(incident.id);
    const firstAt = Math.min(known?.firstAt ?? incident.at, incident.at);
    const told = firstAt < incident.at ? { ...incident, firstAt } : incident;
    const text = fingerprint(JSON.stringify(told));
    if (known?.text === text) return;
    this.#written.set(incident.id, { text, firstAt });
    this.#fresh.set(incident.id, told);
  }

  /** What was found or changed since the last call, in the order of time. */
  takeFresh(): readonly Incident[] {
    const fresh = [...this.#fresh.values()];
    this.#fresh = new Map();
    return fresh.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }
}
