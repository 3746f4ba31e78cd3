import type { Result } from '@driftscope/example-protocol';
import type { ReactNode } from 'react';
import type { EntryChange } from '#protocol/entry.ts';
import type { Api } from '../api/create-api.ts';

/** Keeps the stores like the server. The screens know only this; how well it is done is the difference of the variants. */
export interface LibrarySync {
  /** Once, when the page loads: reads what there is, and takes up the session that the browser kept. */
  start(): Promise<void>;
  logIn(name: string, password: string): Promise<Result<unknown>>;
  logOut(): Promise<void>;
  /** Goes on without an account. */
  enterAsGuest(): void;
  chooseProfile(profileId: string): Promise<void>;
  /** What the user did with a title. It is on the screen at once. */
  change(titleId: string, change: EntryChange): void;
  /** Drawn once, beside the screens, for a layer that lives in React. Absent: it does not. */
  readonly keeper?: ReactNode;
}

export interface SyncParts {
  readonly api: Api;
  readonly storage: Storage;
}
