import { parse } from '@driftscope/example-protocol';
import type { SyncCore } from '@driftscope/sync/server';
import { type KeepPhoto, type SealedPhoto, SealedPhotoSchema } from '#protocol/photo.ts';
import { conversationScope, type Directory } from './directory.ts';

export interface PhotoLog {
  keep(photoId: string, photo: KeepPhoto): void;
  /** Absent: there is none that this user may see, or it has expired. */
  find(userId: string, photoId: string): SealedPhoto | undefined;
}

/** The sealed pictures, in the logs of their conversations. */
export function createPhotoLog(
  core: Pick<SyncCore, 'read' | 'write'>,
  directory: Directory,
  now: () => number,
): PhotoLog {
  return {
    keep: (photoId, { conversationId, box, ttlMs }) =>
      core.write({
        kind: 'put',
        scope: conversationScope(conversationId),
        entity: { type: 'photo', id: photoId },
        fields: { box },
        ...(ttlMs === undefined ? {} : { expiresAtMs: now() + ttlMs }),
      }),

    find: (userId, photoId) => {
      const requests = directory.conversationsOf(userId).map(({ id }) => ({ scope: conversationScope(id) }));
      const changes = core.read(userId, requests).pages.flatMap((page) => (page.kind === 'gone' ? [] : page.changes));
      const found = changes.find(({ entity }) => entity.type === 'photo' && entity.id === photoId);
      const photo = found?.kind === 'put' ? parse(SealedPhotoSchema, found.fields, 'The logged photo') : undefined;
      return photo?.ok ? photo.value : undefined;
    },
  };
}
