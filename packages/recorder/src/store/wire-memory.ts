import type { Unnumbered } from '@driftscope/records';

/** What tells an entity: the name of its id field, and the id. */
export interface EntityId {
  readonly key: string;
  readonly id: string | number;
}

export interface WireMemory {
  /** Takes note of a record that was added. Only those with text that came over the wire count. */
  saw(record: Unnumbered, seq: number): void;
  /** `seq` of the newest record, before `before`, in which the entity is found. 0: it is in none that is remembered. */
  find(entity: EntityId, before?: number): number;
  clear(): void;
}

interface WireText {
  readonly seq: number;
  readonly text: string;
}

const { hasOwn } = Object;
const maxChars = 1_000_000;
/** Each of the two halves of what is remembered. */
const halfChars = maxChars / 2;
const halfTexts = 250;

/**
 * Remembers the last 250 to 500 texts that came over the wire, by reference, and looks into them only when asked: reading
 * each as it comes would cost the page more than all else that is recorded of it.
 */
export function createWireMemory(): WireMemory {
  // Two halves, of which the older is dropped whole: to shift a list for every frame costs more than to fill it.
  let older: WireText[] = [];
  let newer: WireText[] = [];
  let chars = 0;

  return {
    saw: (record, seq) => {
      const text = wireText(record);
      if (text === undefined || text === '' || text.length > maxChars) return;
      if (newer.length >= halfTexts || chars >= halfChars) {
        older = newer;
        newer = [];
        chars = 0;
      }
      newer.push({ seq, text });
      chars += text.length;
    },
    find: ({ key, id }, before = Number.POSITIVE_INFINITY) => {
      const needles = [`"${key}":`, `"${key}": `].flatMap((start) =>
        typeof id === 'string' ? [`${start}"${id}"`] : [`${start}${id},`, `${start}${id}}`],
      );
      const holds = ({ seq, text }: WireText) => seq < before && needles.some((needle) => text.includes(needle));
      return (newer.findLast(holds) ?? older.findLast(holds))?.seq ?? 0;
    },
    clear: () => {
      older = [];
      newer = [];
      chars = 0;
    },
  };
}

function wireText(record: Unnumbered): string | undefined {
  if (record.kind === 'http.body') return record.body;
  if (record.kind !== 'socket.frame' || record.dir !== 'in') return undefined;
  // A frame without text would ask the prototype of all objects, which is the page's.
  return hasOwn(record, 'text') ? record.text : undefined;
}
