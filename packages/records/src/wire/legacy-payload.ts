/** The packets of a polling body of Engine.IO 3. */
export interface LegacyPayload {
  readonly packets: readonly string[];
  /** Length and start of the last packet, which is not there as a whole. Absent: the body is complete. */
  readonly cut?: string;
}

const lengthOf = /(\d{1,9}):/y;

/** Splits `6:42["a"]2:40`; lengths are in UTF-16 units. `undefined`: the text is no such list. */
export function splitLegacyPayload(text: string): LegacyPayload | undefined {
  const packets: string[] = [];
  for (let at = 0; at < text.length; ) {
    lengthOf.lastIndex = at;
    const match = lengthOf.exec(text);
    if (match === null) return undefined;
    const start = at + match[0].length;
    const end = start + Number(match[1]);
    if (end > text.length) return { packets, cut: text.slice(at) };
    packets.push(text.slice(start, end));
    at = end;
  }
  return packets.length > 0 ? { packets } : undefined;
}
