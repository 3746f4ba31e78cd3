import { MOST_APPS } from './per-app.ts';
import type { Session } from './session.ts';

/** Sessions that have something in common, by the app that they were of when they were added. Those that are forgotten are none of them. */
export class SessionsByApp {
  readonly #lists = new Map<string, readonly Session[]>();

  /** Adds one that was not added before. */
  add(session: Session): void {
    if (this.#lists.size >= MOST_APPS && !this.#lists.has(session.app)) this.#clear();
    this.#lists.set(session.app, [...this.of(session.app), session]);
  }

  /** In the order in which they were added. */
  of(app: string): readonly Session[] {
    return (this.#lists.get(app) ?? none).filter(({ isForgotten }) => !isForgotten);
  }

  /** Gives up apps of which no session is left. */
  #clear(): void {
    for (const app of this.#lists.keys()) if (this.of(app).length === 0) this.#lists.delete(app);
  }
}

const none: readonly Session[] = [];
