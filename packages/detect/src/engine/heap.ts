/** A binary heap: the least item first, by the order it is given. */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #isBefore: (a: T, b: T) => boolean;

  constructor(isBefore: (a: T, b: T) => boolean) {
    this.#isBefore = isBefore;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    const items = this.#items;
    let index = items.length;
    items.push(item);
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = items[parentIndex];
      if (parent === undefined || !this.#isBefore(item, parent)) break;
      items[index] = parent;
      index = parentIndex;
    }
    items[index] = item;
  }

  pop(): T | undefined {
    const top = this.#items[0];
    const last = this.#items.pop();
    if (top !== undefined && last !== undefined && this.#items.length > 0) this.#sink(last);
    return top;
  }

  /** Puts the first item where it now belongs, after its own order changed. */
  settleTop(): void {
    const top = this.#items[0];
    if (top !== undefined) this.#sink(top);
  }

  /** Takes out all of these, wherever they are. */
  remove(isGone: (item: T) => boolean): void {
    const kept = this.#items.filter((item) => !isGone(item));
    if (kept.length === this.#items.length) return;
    this.#items.length = 0;
    for (const item of kept) this.push(item);
  }

  #sink(item: T): void {
    const items = this.#items;
    let index = 0;
    for (;;) {
      const childIndex = this.#lesserChild(index);
      const child = items[childIndex];
      if (child === undefined || !this.#isBefore(child, item)) break;
      items[index] = child;
      index = childIndex;
    }
    items[index] = item;
  }

  #lesserChild(index: number): number {
    const left = this.#items[2 * index + 1];
    const right = this.#items[2 * index + 2];
    const rightIsLess = left !== undefined && right !== undefined && this.#isBefore(right, left);
    return 2 * index + (rightIsLess ? 2 : 1);
  }
}
