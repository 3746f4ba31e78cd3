const encoded = /^[A-Za-z0-9+/_-]{24,}={0,2}$/;

/** The text that a string says in base64 or base64url. `undefined`: it is too short, none, or what it says is no text. */
export function base64Text(string: string): string | undefined {
  if (!encoded.test(string)) return undefined;
  const bytes = bytesOf(string.replaceAll('-', '+').replaceAll('_', '/'));
  if (bytes === undefined) return undefined;
  // `btoa` writes one byte for each character, and few encode before.
  return textOf(bytes) ?? (control.test(bytes) ? undefined : bytes);
}

/** The bytes of a base64 string, each as one character. `undefined`: it is no base64. */
export function bytesOf(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined; // Its length is not one that base64 can have.
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Those that no text has, but for the ends of STOMP's and SignalR's frames. */
const control = /[^\P{Cc}\t\r\n]/u;

/** What bytes, each given as one character, say as UTF-8. `undefined`: they are no text. */
export function textOf(bytes: string): string | undefined {
  try {
    const text = strict.decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
    return control.test(text.replaceAll('\0', '').replaceAll('\u001e', '')) ? undefined : text;
  } catch {
    return undefined; // Bytes of another kind.
  }
}
