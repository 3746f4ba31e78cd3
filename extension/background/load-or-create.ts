import type { StorageArea } from './storage-area.ts';

/**
 * The text kept under a key; made and kept when there is none. Where an area has no room the next one serves, and where none has, the answer holds
 * until the background rests.
 *
 * Call it once for a key and hold on to its answer: two calls at once could each make one.
 */
export async function loadOrCreate(areas: readonly StorageArea[], key: string, create: () => string): Promise<string> {
  for (const area of areas) {
    const { [key]: kept } = await area.get(key);
    if (typeof kept === 'string' && kept !== '') return kept;
  }
  const made = create();
  for (const area of areas) if (await keeps(area, key, made)) break;
  return made;
}

const keeps = (area: StorageArea, key: string, text: string): Promise<boolean> =>
  area.set({ [key]: text }).then(
    () => true,
    () => false,
  );
