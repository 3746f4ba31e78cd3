/**
 * The arguments of an event as JSON text, as the client will read them.
 *
 * Absent when there is binary data among them, when they are longer than `maxLength`, or when JSON has no form for them.
 */
export function argsText(args: readonly unknown[], maxLength: number): string | undefined {
  let binary = false;
  try {
    const text = JSON.stringify(args, function (this: Record<string, unknown>, key, value: unknown) {
      // What JSON would write is `value`; a Buffer has turned itself into an object by then.
      binary ||= isBinary(this[key]);
      return binary ? null : value;
    });
    return binary || text.length > maxLength ? undefined : text;
  } catch {
    // A cycle or a bigint: Socket.IO will throw at the application for it, right after us.
    return undefined;
  }
}

const isBinary = (value: unknown): boolean =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value) || value instanceof Blob;
