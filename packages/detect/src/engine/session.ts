import { appName, type SessionHeader, type SessionId } from '@driftscope/records';

/** Losses that are told apart. Beyond that the two oldest are one, with all that lies between. */
const MOST_LOSSES = 200;

/** A session as models and rules see it: who it is, and where its records have holes. */
export class Session {
  readonly id: SessionId;
  #header: SessionHeader;
  #app: string;
  readonly #losses: { fromAt: number; untilAt: number }[] = [];

  constructor(header: SessionHeader) {
    this.id = header.id;
    this.#header = header;
    this.#app = appName(header);
  }

  get header(): SessionHeader {
    return this.#header;
  }

  /** A later header adds what was not known before; `originMs` stays what it was. */
  update(header: SessionHeader): void {
    this.#header = { ...this.#header, ...header, originMs: this.#header.originMs };
    this.#app = appName(this.#header);
  }

  get app(): string {
    return this.#app;
  }

  /** Epoch ms of a record of this session, by the session's own clock. */
  at(t: number): number {
    return this.#header.originMs + t;
  }

  /** Something that happened in this time was not recorded, or not in full. */
  noteLoss(fromAt: number, untilAt: number): void {
    const last = this.#losses.at(-1);
    if (last !== undefined && last.fromAt <= fromAt && fromAt <= last.untilAt) {
      last.untilAt = Math.max(last.untilAt, untilAt);
    } else this.#losses.push({ fromAt, untilAt });
    const [oldest, next] = this.#losses;
    if (this.#losses.length <= MOST_LOSSES || oldest === undefined || next === undefined) return;
    next.fromAt = Math.min(oldest.fromAt, next.fromAt);
    next.untilAt = Math.max(oldest.untilAt, next.untilAt);
    this.#losses.shift();
  }

  /** Recording goes on after a time without. */
  endLoss(at: number): void {
    for (const loss of this.#losses) loss.untilAt = Math.min(loss.untilAt, at);
  }

  /** Whether absence can be trusted: nothing that happened between the two instants went unrecorded. */
  isWhole(fromAt: number, untilAt: number): boolean {
    return !this.#losses.some((loss) => loss.fromAt <= untilAt && loss.untilAt >= fromAt);
  }
}
