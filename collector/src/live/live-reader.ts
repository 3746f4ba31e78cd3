import type { IncidentPush, IncidentSummary } from '@driftscope/detect';
import type { DefaultEventsMap, Socket } from 'socket.io';

export interface PushEvents {
  incident: (push: IncidentPush) => void;
  /** The reader took too long, and pushes after `rev` were left out. They follow now, in their present state. */
  behind: (from: { readonly rev: number }) => void;
}

/** Incidents whose last change is after `rev`, in the order of their changes. */
export type ChangedSince = (rev: number, limit: number) => Promise<readonly IncidentSummary[]>;

/** Of each reader this much may wait here, and as much again on its way to the system. */
const maxWaitingBytes = 4 * 1024 * 1024;
const catchUpIncidents = 100;

/**
 * One reader of the live push. One that stalls is pushed nothing more, and costs no more than what waits for it; once
 * it reads again it is told that it fell behind, and gets what has changed since, page by page as it reads them.
 */
export class LiveReader {
  readonly #socket: Socket<DefaultEventsMap, PushEvents>;
  readonly #changedSince: ChangedSince;
  readonly #report: (cause: unknown) => void;
  #waitingBytes = 0;
  #rev = 0;
  #isBehind = false;
  /** Something has changed since it was last looked for changes. */
  #isStale = false;
  #isReading = false;

  constructor(
    socket: Socket<DefaultEventsMap, PushEvents>,
    changedSince: ChangedSince,
    report: (cause: unknown) => void,
  ) {
    this.#socket = socket;
    this.#changedSince = changedSince;
    this.#report = report;
    socket.conn.on('drain', () => this.#onDrain());
  }

  /** @param sizeBytes length of the incident as JSON. */
  push(incident: IncidentSummary, sizeBytes: number): void {
    if (this.#isBehind) {
      this.#isStale = true;
      return;
    }
    if (this.#waitingBytes + sizeBytes > maxWaitingBytes) {
      this.#isBehind = true;
      this.#socket.emit('behind', { rev: this.#rev });
      return;
    }
    this.#send(incident, sizeBytes);
  }

  #send(incident: IncidentSummary, sizeBytes: number): void {
    this.#waitingBytes += sizeBytes;
    this.#rev = Math.max(this.#rev, incident.rev);
    this.#socket.emit('incident', { rev: incident.rev, incident });
  }

  /** All that waited is on its way to the system, which takes the next only when it is through with that. */
  #onDrain(): void {
    this.#waitingBytes = 0;
    if (!this.#isBehind || this.#isReading) return;
    this.#isReading = true;
    this.#catchUp()
      .catch(this.#report)
      .finally(() => {
        this.#isReading = false;
      });
  }

  async #catchUp(): Promise<void> {
    while (this.#waitingBytes === 0 && this.#socket.connected) {
      this.#isStale = false;
      const changed = await this.#changedSince(this.#rev, catchUpIncidents);
      for (const incident of changed) this.#send(incident, sizeOf(incident));
      if (changed.length === 0 && !this.#isStale) {
        this.#isBehind = false;
        return;
      }
    }
  }
}

/** Length as JSON, about: of what is longer in UTF-8 than in UTF-16 there is little. */
export const sizeOf = (incident: IncidentSummary): number => JSON.stringify(incident).length;
