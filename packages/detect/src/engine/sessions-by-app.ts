import type { Session } from './session.ts';

/** Sessions that have something in common, by the app that they were of when they were added. Those that are forgotten are none of them. */
export class SessionsByApp {
  readonly #lists = new Map<string, readonly Session[]>();

  /** Adds one that was not added before. */
  add(session: Session): void {
    this.#lists.set(session.app, [...this.of(session.app), session]);
  }

  /** In the order in which they were added. */
  of(app: string): readonly Session[] {
    return (this.#lists.get(app) ?? none).filter(({ isForgotten }) => !isForgotten);
  }
}

const none: readonly Session[] = [];
