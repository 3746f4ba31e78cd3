import { Gunzip } from 'fflate';

export interface LineReader {
  /**
   * Gives every line that these bytes complete. What follows the last line break is no line.
   *
   * @returns whether more can come; not once the bytes have turned out to be no such text.
   */
  push(bytes: Uint8Array, onLine: (text: string) => void): boolean;
}

/** Bytes given to the decompressor at once. Deflate makes at most 1,032 of one: this bounds what is in memory. */
const STEP_BYTES = 16 * 1024;

/** UTF-16 units. A batch has at most 32 MiB. */
const MAX_LINE_LENGTH = 64 * 1024 * 1024;

/** Reads lines of UTF-8 text out of gzip members that follow each other. Never throws, whatever the bytes. */
export function createLineReader(): LineReader {
  const utf8 = new TextDecoder();
  const decoded: string[] = [];
  const gunzip = new Gunzip((bytes) => decoded.push(utf8.decode(bytes, { stream: true })));
  let rest: string[] = [];
  let restLength = 0;
  let isReadable = true;

  function inflate(bytes: Uint8Array): void {
    try {
      gunzip.push(bytes);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      isReadable = false;
    }
  }

  function split(text: string, onLine: (text: string) => void): void {
    const [first = '', ...others] = text.split('\n');
    rest.push(first);
    restLength += first.length;
    for (const next of others) {
      onLine(rest.join(''));
      rest = [next];
      restLength = next.length;
    }
    if (restLength > MAX_LINE_LENGTH) isReadable = false;
  }

  return {
    push: (bytes, onLine) => {
      for (let from = 0; from < bytes.length && isReadable; from += STEP_BYTES) {
        inflate(bytes.subarray(from, from + STEP_BYTES));
        for (const text of decoded.splice(0)) split(text, onLine);
      }
      return isReadable;
    },
  };
}
