import { appName, type SessionHeader, type SessionId } from '@driftscope/records';
import { TimeSpans } from './time-spans.ts';

/** A session as models and rules see it: who it is, and where its records have holes. */
export class Session {
  readonly id: SessionId;
  /** What models keep of it, by the numbers that `perSession` gives, less that of the first. */
  readonly states: unknown[] = [];
  readonly firstState: number;
  #header: SessionHeader;
  #app: string;
  readonly #losses = new TimeSpans();
  readonly #travels = new TimeSpans();
  #travel: { isTrusted: boolean } | undefined;
  readonly #leaves: (() => void)[] = [];
  #isForgotten = false;

  constructor(header: SessionHeader, firstState = 0) {
    this.id = header.id;
    this.firstState = firstState;
    this.#header = header;
    this.#app = appName(header);
  }

  get header(): SessionHeader {
    return this.#header;
  }

  /** A later header adds what was not known before; `originMs`, and what was added to it, stay what they were. */
  update(header: SessionHeader): void {
    const { originMs, clockOffsetMs = 0 } = this.#header;
    this.#header = { ...this.#header, ...header, originMs, clockOffsetMs };
    this.#app = appName(this.#header);
  }

  get app(): string {
    return this.#app;
  }

  /** Epoch ms of a record of this session, by the clock that all sessions are told by. */
  at(t: number): number {
    return this.#header.originMs + t;
  }

  /** What the session's own clock said at an instant. Epoch ms, like that. */
  ownAt(at: number): number {
    return at - (this.#header.clockOffsetMs ?? 0);
  }

  /** Something that happened in this time was not recorded, or not in full. */
  noteLoss(fromAt: number, untilAt: number): void {
    this.#losses.add(fromAt, untilAt);
  }

  /** Recording goes on after a time without. */
  endLoss(at: number): void {
    this.#losses.endBy(at);
  }

  /** Its stores hold former states from now on, by our doing. */
  beginTravel(at: number): void {
    this.#travel ??= { isTrusted: true };
    this.#travels.add(at, Number.POSITIVE_INFINITY);
  }

  /** Something came to the page while its stores held former states: what became of it is not the page's doing, ever. */
  spoilTravel(): void {
    if (this.#travel !== undefined) this.#travel.isTrusted = false;
  }

  /** Its stores hold again what they held. */
  endTravel(at: number): void {
    if (this.#travel?.isTrusted !== true) return;
    this.#travel = undefined;
    this.#travels.endBy(at);
  }

  /** Its stores hold former states now, or lack what came while they did. */
  get isTravelling(): boolean {
    return this.#travel !== undefined;
  }

  /** Something came to the page while its stores held former states, which it may lack since. */
  get isSpoiled(): boolean {
    return this.#travel?.isTrusted === false;
  }

  /** Whether its stores held former states at an instant. */
  wasTravelling(at: number): boolean {
    return this.#travels.meets(at, at);
  }

  get isForgotten(): boolean {
    return this.#isForgotten;
  }

  /** Runs before it is forgotten, while all that models keep of it is still there. */
  beforeForgotten(leave: () => void): void {
    this.#leaves.push(leave);
  }

  /** Gives up all that models keep of it. */
  forget(): void {
    for (const leave of this.#leaves.splice(0)) leave();
    this.#isForgotten = true;
    this.states.length = 0;
  }

  /** Whether absence can be trusted: nothing that happened between the two instants went unrecorded, or is forgotten. */
  isWhole(fromAt: number, untilAt: number): boolean {
    if (this.#isForgotten) return false;
    return !this.#losses.meets(fromAt, untilAt) && !this.#travels.meets(fromAt, untilAt);
  }
}
