/** A batch as it crosses from one world to another: `<batch number> <batch as JSON>`. `undefined`: it is none. */
export function parseBatchDetail(detail: unknown): { batch: number; json: string } | undefined {
  if (typeof detail !== 'string') return undefined;
  const space = detail.indexOf(' ');
  const batch = Number(detail.slice(0, space));
  return space > 0 && Number.isSafeInteger(batch) && batch > 0 ? { batch, json: detail.slice(space + 1) } : undefined;
}
