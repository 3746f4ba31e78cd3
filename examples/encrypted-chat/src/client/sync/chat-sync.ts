import type { Result } from '@driftscope/example-protocol';
import type { Api } from '../api/create-api.ts';
import type { PictureFile } from '../draw-picture.ts';

/** What somebody wrote, before it is sealed. */
export interface Draft {
  readonly text: string;
  readonly picture?: PictureFile;
  /** Absent: it stays. */
  readonly ttlMs?: number;
}

/** Keeps the stores like the server. The screens know only this; how well it is done is the difference of the variants. */
export interface ChatSync {
  /** Once, when the page loads: takes up what the browser kept. */
  start(): Promise<void>;
  logIn(name: string, password: string): Promise<Result<unknown>>;
  logOut(): Promise<void>;
  /** The user looks at this conversation. */
  open(conversationId: string): Promise<void>;
  send(conversationId: string, draft: Draft): Promise<Result<unknown>>;
  /** The opened picture. Absent: it cannot be had. */
  photo(conversationId: string, photoId: string): Promise<Blob | undefined>;
}

export interface SyncParts {
  readonly api: Api;
  readonly storage: Storage;
}
