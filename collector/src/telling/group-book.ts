import type { IncidentSummary } from '@driftscope/detect';

/** Groups that are remembered as told. */
const MAX_TOLD = 5_000;

/** Which groups somebody was told of, and when. */
export class GroupBook {
  readonly #toldMs: Map<string, number>;

  constructor(told: Iterable<readonly [string, number]>) {
    this.#toldMs = new Map(told);
  }

  /** Whether an incident is news: the first of its group, the first after the group was resolved, or one that came after `repeatMs`. */
  isDue(incident: IncidentSummary, nowMs: number, repeatMs: number): boolean {
    if (incident.status !== 'open' && incident.status !== 'regressed') return false;
    const toldMs = this.#toldMs.get(subjectOf(incident));
    return toldMs === undefined || nowMs - toldMs > repeatMs;
  }

  noteTold(incident: IncidentSummary, nowMs: number): void {
    const subject = subjectOf(incident);
    this.#toldMs.delete(subject);
    this.#toldMs.set(subject, nowMs);
  }

  /** Resolved once more, it can come back once more. */
  noteStatus({ group, status }: IncidentSummary): void {
    if (status === 'resolved') this.#toldMs.delete(backOf(group));
  }

  /** The one told longest ago first. */
  entries(): [string, number][] {
    return [...this.#toldMs].slice(-MAX_TOLD);
  }
}

/** That a group is back is news, however short ago it was told of. */
const subjectOf = ({ group, status }: IncidentSummary): string => (status === 'regressed' ? backOf(group) : group);

const backOf = (group: string): string => `${group} is back`;
