import { request } from '@driftscope/example-client';
import { type Result, type Session, SessionSchema } from '@driftscope/example-protocol';
import Type from 'typebox';
import { type Conversation, ConversationListSchema } from '#protocol/conversation.ts';
import { type KeyBackup, KeyBackupSchema } from '#protocol/key-pair.ts';
import { type KeepPhoto, SealedPhotoSchema } from '#protocol/photo.ts';
import type { SealedBox } from '#protocol/sealed-box.ts';

/** What the server can be asked over HTTP. Whoever asks says with which token. */
export interface Api {
  logIn(name: string, password: string): Promise<Result<Session>>;
  /** Who the token stands for, with a fresh token. */
  session(token: string): Promise<Result<Session>>;
  logOut(): Promise<Result<unknown>>;
  keyBackup(token: string): Promise<Result<KeyBackup>>;
  conversations(token: string): Promise<Result<readonly Conversation[]>>;
  keepPhoto(token: string, photoId: string, photo: KeepPhoto): Promise<Result<unknown>>;
  photo(token: string, photoId: string): Promise<Result<SealedBox>>;
}

export function createApi(): Api {
  const photoPath = (photoId: string) => `/api/photos/${encodeURIComponent(photoId)}`;
  return {
    logIn: (name, password) => request({ path: '/api/login', body: { name, password } }, SessionSchema),
    session: (token) => request({ path: '/api/session', token }, SessionSchema),
    logOut: () => request({ path: '/api/logout', body: {} }, Type.Unknown()),
    keyBackup: (token) => request({ path: '/api/keys/backup', token }, KeyBackupSchema),
    conversations: async (token) => {
      const answer = await request({ path: '/api/conversations', token }, ConversationListSchema);
      return answer.ok ? { ok: true, value: answer.value.conversations } : answer;
    },
    keepPhoto: (token, photoId, body) =>
      request({ path: photoPath(photoId), token, method: 'PUT', body }, Type.Unknown()),
    photo: async (token, photoId) => {
      const answer = await request({ path: photoPath(photoId), token }, SealedPhotoSchema);
      return answer.ok ? { ok: true, value: answer.value.box } : answer;
    },
  };
}
