import type { Api } from '../api/create-api.ts';
import type { KeyRing } from '../keys/key-ring.ts';

export interface PhotoReader {
  /** The opened picture. Absent: it cannot be had. */
  read(conversationId: string, photoId: string): Promise<Blob | undefined>;
  /** A picture of this device's own, which need not be read. */
  keep(photoId: string, bytes: Uint8Array<ArrayBuffer>): void;
}

export interface PhotoReaderParts {
  readonly api: Pick<Api, 'photo'>;
  readonly token: () => string;
  /** The keys of whoever is logged in. */
  readonly ring: () => KeyRing;
}

/** Reads and opens each picture once. One that could not be had is asked for again. */
export function createPhotoReader({ api, token, ring }: PhotoReaderParts): PhotoReader {
  const photos = new Map<string, Promise<Blob | undefined>>();

  const ask = async (conversationId: string, photoId: string) => {
    const box = await api.photo(token(), photoId);
    const bytes = box.ok ? await ring().openPhoto(conversationId, photoId, box.value) : undefined;
    if (bytes === undefined) photos.delete(photoId);
    return bytes && toBlob(bytes);
  };

  return {
    read: (conversationId, photoId) => {
      const photo = photos.get(photoId) ?? ask(conversationId, photoId);
      photos.set(photoId, photo);
      return photo;
    },
    keep: (photoId, bytes) => {
      photos.set(photoId, Promise.resolve(toBlob(bytes)));
    },
  };
}

const toBlob = (bytes: Uint8Array<ArrayBuffer>): Blob => new Blob([bytes], { type: 'image/jpeg' });
