/**
 * A map from strings that is never changed: `set` and `delete` give another one, which shares all but the path to what changed (a hash array mapped trie, 32 wide).
 * Both cost O(log32 n), which is at most 4 for a million entries.
 */
export class PersistentMap<Value> implements Iterable<readonly [key: string, value: Value]> {
  readonly size: number;
  readonly #root: Branch<Value>;

  private constructor(root: Branch<Value>, size: number) {
    this.#root = root;
    this.size = size;
  }

  static empty<Value>(): PersistentMap<Value> {
    return new PersistentMap<Value>({ bits: 0, slots: [] }, 0);
  }

  get(key: string): Value | undefined {
    const hash = hashOf(key);
    let branch = this.#root;
    for (let shift = 0; ; shift += WIDTH) {
      const bit = bitOf(hash, shift);
      if ((branch.bits & bit) === 0) return undefined;
      const slot = branch.slots[indexOf(branch.bits, bit)];
      if (slot === undefined) return undefined;
      if (!('bits' in slot)) return slot.entries.find((entry) => entry[0] === key)?.[1];
      branch = slot;
    }
  }

  set(key: string, value: Value): PersistentMap<Value> {
    const hash = hashOf(key);
    const grown = { by: 0 };
    const root = setIn(this.#root, 0, hash, [key, value], grown);
    return new PersistentMap(root, this.size + grown.by);
  }

  /** The same map where there is no such key. */
  delete(key: string): PersistentMap<Value> {
    const root = deleteIn(this.#root, 0, hashOf(key), key);
    return root === this.#root ? this : new PersistentMap(root, this.size - 1);
  }

  /** In no order that means anything. */
  *[Symbol.iterator](): Iterator<readonly [key: string, value: Value]> {
    yield* entriesOf(this.#root);
  }

  *values(): Iterable<Value> {
    for (const [, value] of this) yield value;
  }
}

type Entry<Value> = readonly [key: string, value: Value];

/** Bit n of `bits` is set where there is a slot for n; `slots` has no holes. */
interface Branch<Value> {
  readonly bits: number;
  readonly slots: readonly (Branch<Value> | Leaf<Value>)[];
}

/** All entries of one hash: one, nearly always. */
interface Leaf<Value> {
  readonly hash: number;
  readonly entries: readonly Entry<Value>[];
}

const WIDTH = 5;

function setIn<Value>(
  branch: Branch<Value>,
  shift: number,
  hash: number,
  entry: Entry<Value>,
  grown: { by: number },
): Branch<Value> {
  const bit = bitOf(hash, shift);
  const index = indexOf(branch.bits, bit);
  const slot = (branch.bits & bit) === 0 ? undefined : branch.slots[index];
  if (slot === undefined) {
    grown.by = 1;
    return { bits: branch.bits | bit, slots: branch.slots.toSpliced(index, 0, { hash, entries: [entry] }) };
  }
  return { bits: branch.bits, slots: branch.slots.with(index, setInSlot(slot, shift + WIDTH, hash, entry, grown)) };
}

function setInSlot<Value>(
  slot: Branch<Value> | Leaf<Value>,
  shift: number,
  hash: number,
  entry: Entry<Value>,
  grown: { by: number },
): Branch<Value> | Leaf<Value> {
  if ('bits' in slot) return setIn(slot, shift, hash, entry, grown);
  if (slot.hash === hash) {
    const others = slot.entries.filter(([key]) => key !== entry[0]);
    grown.by = others.length === slot.entries.length ? 1 : 0;
    return { hash, entries: [...others, entry] };
  }
  return setIn({ bits: bitOf(slot.hash, shift), slots: [slot] }, shift, hash, entry, grown);
}

function deleteIn<Value>(branch: Branch<Value>, shift: number, hash: number, key: string): Branch<Value> {
  const bit = bitOf(hash, shift);
  const index = indexOf(branch.bits, bit);
  const slot = (branch.bits & bit) === 0 ? undefined : branch.slots[index];
  if (slot === undefined) return branch;
  const left = 'bits' in slot ? deleteIn(slot, shift + WIDTH, hash, key) : withoutKey(slot, key);
  if (left === slot) return branch;
  if (isEmpty(left)) return { bits: branch.bits & ~bit, slots: branch.slots.toSpliced(index, 1) };
  return { bits: branch.bits, slots: branch.slots.with(index, left) };
}

function withoutKey<Value>(leaf: Leaf<Value>, key: string): Leaf<Value> {
  const entries = leaf.entries.filter((entry) => entry[0] !== key);
  return entries.length === leaf.entries.length ? leaf : { hash: leaf.hash, entries };
}

function isEmpty<Value>(slot: Branch<Value> | Leaf<Value>): boolean {
  return 'bits' in slot ? slot.bits === 0 : slot.entries.length === 0;
}

function* entriesOf<Value>(branch: Branch<Value>): Iterable<Entry<Value>> {
  for (const slot of branch.slots) {
    if ('bits' in slot) yield* entriesOf(slot);
    else yield* slot.entries;
  }
}

function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Past 32 bits the shift wraps round; two different hashes have parted before that. */
function bitOf(hash: number, shift: number): number {
  return 1 << ((hash >>> shift) & 31);
}

/** How many slots lie before that of `bit`. */
function indexOf(bits: number, bit: number): number {
  let below = bits & (bit - 1);
  below -= (below >>> 1) & 0x55555555;
  below = (below & 0x33333333) + ((below >>> 2) & 0x33333333);
  return Math.imul((below + (below >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
