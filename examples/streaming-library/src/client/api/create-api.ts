import { request } from '@driftscope/example-client';
import { type Result, type Session, SessionSchema } from '@driftscope/example-protocol';
import Type from 'typebox';
import { type Entry, type EntryChange, EntrySchema, LibrarySchema } from '#protocol/entry.ts';
import { type Profile, ProfileListSchema } from '#protocol/profile.ts';
import { type Title, TitleListSchema } from '#protocol/title.ts';

/** What the server can be asked. Whoever asks says with which token. */
export interface Api {
  logIn(name: string, password: string): Promise<Result<Session>>;
  /** Who the token stands for, with a fresh token. */
  session(token: string): Promise<Result<Session>>;
  logOut(): Promise<Result<unknown>>;
  titles(): Promise<Result<readonly Title[]>>;
  profiles(token: string): Promise<Result<readonly Profile[]>>;
  library(token: string, profileId: string): Promise<Result<readonly Entry[]>>;
  change(token: string, entryId: string, change: EntryChange): Promise<Result<Entry>>;
}

export function createApi(): Api {
  return {
    logIn: (name, password) => request({ path: '/api/login', body: { name, password } }, SessionSchema),
    session: (token) => request({ path: '/api/session', token }, SessionSchema),
    logOut: () => request({ path: '/api/logout', body: {} }, Type.Unknown()),
    titles: async () => {
      const answer = await request({ path: '/api/titles' }, TitleListSchema);
      return answer.ok ? { ok: true, value: answer.value.titles } : answer;
    },
    profiles: async (token) => {
      const answer = await request({ path: '/api/profiles', token }, ProfileListSchema);
      return answer.ok ? { ok: true, value: answer.value.profiles } : answer;
    },
    library: async (token, profileId) => {
      const answer = await request(
        { path: `/api/library?profile=${encodeURIComponent(profileId)}`, token },
        LibrarySchema,
      );
      return answer.ok ? { ok: true, value: answer.value.entries } : answer;
    },
    change: (token, entryId, change) =>
      request(
        { path: `/api/library/${encodeURIComponent(entryId)}`, method: 'PATCH', token, body: change },
        EntrySchema,
      ),
  };
}
