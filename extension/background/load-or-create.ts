import type { StorageArea } from './storage-area.ts';

/**
 * The text kept under a key; made and kept when there is none.
 *
 * Call it once for a key and hold on to its answer: two calls at once could each make one.
 */
export async function loadOrCreate(area: StorageArea, key: string, create: () => string): Promise<string> {
  const { [key]: kept } = await area.get(key);
  if (typeof kept === 'string' && kept !== '') return kept;
  const made = create();
  await area.set({ [key]: made });
  return made;
}
