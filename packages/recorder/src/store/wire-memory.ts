import { readOwn } from '../hook/read-own.ts';

/** What tells an entity: the name of its id field, and the id. */
export interface EntityId {
  readonly key: string;
  readonly id: string | number;
}

export interface WireMemory {
  /** Takes note of a record that was added. Only those with text that came over the wire count. */
  saw(record: object, seq: number): void;
  /** `seq` of the newest record, before `before`, in which the entity is found. 0: it is in none that is remembered. */
  find(entity: EntityId, before?: number): number;
  clear(): void;
}

interface WireText {
  readonly seq: number;
  readonly text: string;
}

const maxChars = 1_000_000;
const maxTexts = 500;

/**
 * Remembers the last texts that came over the wire, by reference, and looks into them only when asked: reading each as it
 * comes would cost the page more than all else that is recorded of it.
 */
export function createWireMemory(): WireMemory {
  let texts: WireText[] = [];
  let chars = 0;

  return {
    saw: (record, seq) => {
      const text = wireText(record);
      if (text === undefined || text.length > maxChars) return;
      texts.push({ seq, text });
      chars += text.length;
      while (chars > maxChars || texts.length > maxTexts) chars -= texts.shift()?.text.length ?? chars;
    },
    find: ({ key, id }, before = Number.POSITIVE_INFINITY) => {
      const needles = [`"${key}":`, `"${key}": `].flatMap((start) =>
        typeof id === 'string' ? [`${start}"${id}"`] : [`${start}${id},`, `${start}${id}}`],
      );
      const found = texts.findLast(({ seq, text }) => seq < before && needles.some((needle) => text.includes(needle)));
      return found?.seq ?? 0;
    },
    clear: () => {
      texts = [];
      chars = 0;
    },
  };
}

function wireText(record: object): string | undefined {
  const text = readOwn(record, 'kind') === 'http.body' ? readOwn(record, 'body') : frameText(record);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

const frameText = (record: object): unknown =>
  readOwn(record, 'kind') === 'socket.frame' && readOwn(record, 'dir') === 'in' ? readOwn(record, 'text') : undefined;
