import type { Accounts } from './accounts.ts';
import type { Tokens } from './tokens.ts';

/** What tells who asks. */
export interface Identity {
  readonly accounts: Accounts;
  readonly tokens: Tokens;
}
