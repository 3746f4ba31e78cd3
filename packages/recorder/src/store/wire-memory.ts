/** What tells an entity: the name of its id field, and the id. */
export interface EntityId {
  readonly key: string;
  readonly id: string | number;
}

export interface WireMemory {
  /** Takes note of a text that came over the wire, and of the `seq` of its record. 0: it has none, and does not count. */
  saw(text: string, seq: number): void;
  /** `seq` of the newest record, before `before`, in which the entity is found. 0: it is in none that is remembered. */
  find(entity: EntityId, before?: number): number;
  clear(): void;
}

const MAX_CHARS = 1_000_000;
const MAX_TEXTS = 500;

/**
 * Remembers the last 500 texts that came over the wire, by reference, and looks into them only when asked: reading
 * each as it comes would cost the page more than all else that is recorded of it.
 */
export function createWireMemory(): WireMemory {
  // Two lists that are written round and round: nothing is made, nor moved, for a frame.
  let texts: string[] = [];
  let seqs: number[] = [];
  let next = 0;
  let chars = 0;

  const put = (text: string, seq: number) => {
    chars += text.length - (texts[next]?.length ?? 0);
    texts[next] = text;
    seqs[next] = seq;
    next = (next + 1) % MAX_TEXTS;
    for (let oldest = next; chars > MAX_CHARS; oldest = (oldest + 1) % MAX_TEXTS) {
      chars -= texts[oldest]?.length ?? 0;
      texts[oldest] = '';
    }
  };

  return {
    saw: (text, seq) => {
      if (seq !== 0 && text !== '' && text.length <= MAX_CHARS) put(text, seq);
    },
    find: ({ key, id }, before = Number.POSITIVE_INFINITY) => {
      const needles = [`"${key}":`, `"${key}": `].flatMap((start) =>
        typeof id === 'string' ? [`${start}"${id}"`] : [`${start}${id},`, `${start}${id}}`],
      );
      for (let back = 1; back <= texts.length; back += 1) {
        const at = (next - back + MAX_TEXTS) % MAX_TEXTS;
        const text = texts[at] ?? '';
        const seq = seqs[at] ?? 0;
        if (seq < before && needles.some((needle) => text.includes(needle))) return seq;
      }
      return 0;
    },
    clear: () => {
      texts = [];
      seqs = [];
      next = 0;
      chars = 0;
    },
  };
}
