import type { OverflowDatabase, OverflowItem, OverflowKey } from '../background/overflow-database.ts';

/** A disk for tests, which can break, or be full: it can be read then until a write failed, by which browsers close the database. */
export class FakeOverflowDatabase implements OverflowDatabase {
  readonly items = new Map<string, OverflowItem>();
  isBroken = false;
  isFull = false;
  writes = 0;
  #isClosed = false;

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

  /** What a browser does that cannot open it. */
  empty() {
    this.items.clear();
  }

  /** As `a1`: batch 1 of session `a`. */
  names() {
    return [...this.items.keys()];
  }

  #check() {
    if (this.isBroken) throw new Error('The disk is broken.');
    this.#isClosed &&= this.isFull;
    if (this.#isClosed) throw new Error('The database cannot be opened.');
  }

  #checkRoom() {
    this.#check();
    this.#isClosed = this.isFull;
    if (this.isFull) throw new Error('The disk is full.');
  }
}

const nameOf = ({ session, batch }: OverflowKey) => `${session}${batch}`;
