import { nativeGetter, nativeMethod } from '../hook/native.ts';
import type { ReadStorage } from './create-storage-mirror.ts';

const MAX_KEYS = 500;
const MAX_CHARS = 500_000;

/** Builds what reads all that a storage holds, as far as that is little enough to be done often. */
export function createStorageReader({ Storage }: typeof globalThis): (areaOf: () => Storage) => ReadStorage {
  const lengthOf = nativeGetter(Storage.prototype, 'length');
  const keyAt = nativeMethod(Storage.prototype, 'key');
  const itemOf = nativeMethod(Storage.prototype, 'getItem');

  const read = (area: Storage): Map<string, string> | undefined => {
    const count = Number(lengthOf(area));
    if (count > MAX_KEYS) return undefined;
    const held = new Map<string, string>();
    let chars = 0;
    for (let at = 0; at < count && chars <= MAX_CHARS; at += 1) {
      const key = keyAt(area, at);
      const value = itemOf(area, key);
      if (typeof key !== 'string' || typeof value !== 'string') continue;
      chars += key.length + value.length;
      held.set(key, value);
    }
    return chars > MAX_CHARS ? undefined : held;
  };

  return (areaOf) => () => {
    try {
      return read(areaOf());
    } catch {
      return undefined; // Storage is forbidden here, so nobody holds one either.
    }
  };
}
