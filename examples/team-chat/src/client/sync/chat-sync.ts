import type { Result } from '@driftscope/example-protocol';
import type { Api } from '../api/create-api.ts';

/** Keeps the stores like the server. The screens know only this; how well it is done is the difference of the variants. */
export interface ChatSync {
  /** Once, when the page loads: takes up the session that the browser kept. */
  start(): Promise<void>;
  logIn(name: string, password: string): Promise<Result<unknown>>;
  logOut(): Promise<void>;
  /** The user looks at this conversation. */
  open(conversationId: string): Promise<void>;
  send(conversationId: string, text: string): Promise<Result<unknown>>;
  /** For trying things out: the server drops this device, or all of the user's. */
  kick(devices: 'this' | 'all'): Promise<Result<unknown>>;
}

export interface SyncParts {
  readonly api: Api;
  readonly storage: Storage;
}
