/** The tab that a port's name ends with. `undefined`: the name begins otherwise, or ends with no number. */
export function tabInPortName(prefix: string, name: string): number | undefined {
  const digits = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}
