/** One frame of STOMP as it stands in a text. */
export interface StompFrame {
  readonly command: string;
  /** Of a header that comes twice, the first. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  /** UTF-16 units from the command to the closing NUL. */
  readonly length: number;
}

const head = /^([A-Z]+)\r?\n((?:[^\n:\0]+:[^\n\0]*\n)*)\r?\n/;

/** Reads the frame that a text begins with. `undefined`: it begins with none, or its end is not there. */
export function parseStompFrame(text: string): StompFrame | undefined {
  const match = head.exec(text);
  if (match === null) return undefined;
  const [start, command = '', lines = ''] = match;
  // `content-length` counts bytes and is there for bodies with a NUL, which no text has.
  const end = text.indexOf('\0', start.length);
  if (end === -1) return undefined;
  const pairs = lines.split('\n').filter(Boolean).map(headerOf);
  return {
    command,
    headers: Object.fromEntries(pairs.reverse()),
    body: text.slice(start.length, end),
    length: end + 1,
  };
}

function headerOf(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [unescaped(line.slice(0, colon)), unescaped(line.slice(colon + 1).replace(/\r$/, ''))];
}

const escapes: { readonly [code: string]: string } = { '\\n': '\n', '\\r': '\r', '\\c': ':', '\\\\': '\\' };

const unescaped = (text: string): string => text.replace(/\\[nrc\\]/g, (code) => escapes[code] ?? code);
