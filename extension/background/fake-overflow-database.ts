import type { OverflowDatabase, OverflowItem, OverflowKey } from './overflow-database.ts';

/** A disk for tests, which can break, or be full: then it can still be read. */
export class FakeOverflowDatabase implements OverflowDatabase {
  readonly items = new Map<string, OverflowItem>();
  isBroken = false;
  isFull = false;
  writes = 0;

  async entries() {
    this.#check();
    return [...this.items.values()].map(({ entry }) => entry);
  }

  async body(key: OverflowKey) {
    this.#check();
    return this.items.get(nameOf(key))?.body;
  }

  async write(items: readonly OverflowItem[], removed: readonly OverflowKey[]) {
    this.#checkRoom();
    this.writes++;
    for (const item of items) this.items.set(nameOf(item.entry), item);
    for (const key of removed) this.items.delete(nameOf(key));
  }

  async clear() {
    this.#checkRoom();
    this.items.clear();
  }

  /** As `a1`: batch 1 of session `a`. */
  names() {
    return [...this.items.keys()];
  }

  #check() {
    if (this.isBroken) throw new Error('The disk is broken.');
  }

  #checkRoom() {
    this.#check();
    if (this.isFull) throw new Error('The disk is full.');
  }
}

const nameOf = ({ session, batch }: OverflowKey) => `${session}${batch}`;
