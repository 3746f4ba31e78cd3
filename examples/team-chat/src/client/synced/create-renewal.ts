import type { Session } from '@driftscope/example-protocol';
import type { Api } from '../api/create-api.ts';
import { backoffMs } from './backoff.ts';

export interface RenewalParts {
  readonly api: Api;
  readonly session: () => Session | null;
  readonly renewed: (session: Session) => void;
  /** The server does not accept the token any more. */
  readonly refused: () => void;
}

export interface Renewal {
  /** Asks for a fresh token until there is an answer. A second call while it tries does nothing. */
  start(): void;
  /** The way back is found, or not wanted any more. */
  stop(): void;
}

/** Fetches fresh credentials for a device that the server sent away. */
export function createRenewal({ api, session, renewed, refused }: RenewalParts): Renewal {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempts = 0;

  const ask = async () => {
    const former = session();
    if (former === null) return;
    const fresh = await api.session(former.token);
    timer = undefined;
    if (session() !== former) return;
    if (fresh.ok) renewed(fresh.value);
    else if (fresh.error.kind === 'unauthenticated') refused();
    else start();
  };

  const start = () => {
    if (timer !== undefined) return;
    attempts += 1;
    timer = setTimeout(() => void ask(), backoffMs(attempts));
  };

  return {
    start,
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      attempts = 0;
    },
  };
}
