import type { Session } from '@driftscope/example-protocol';
import type { Api } from '../api/create-api.ts';
import { backoffMs } from './backoff.ts';
import { mergeMessages } from './merge-messages.ts';
import { showConversations } from './show-conversations.ts';

export interface CatchUpParts {
  readonly api: Api;
  /** Who is logged in now. */
  readonly session: () => Session | null;
  /** The server does not accept the token any more. */
  readonly refused: () => void;
}

export interface CatchUp {
  /** Reads what the stores may lack. Asked while it runs, it runs once more afterwards. */
  run(): Promise<void>;
  /** Forgets how far was read, and drops the answers that are still to come. */
  reset(): void;
}

/** How far one identity has read. */
interface Progress {
  /** Last message that a completed read brought, by conversation. Live events do not move it: one may have been missed before them. */
  readonly cursors: Map<string, string>;
  running: boolean;
  again: boolean;
  failures: number;
}

type Outcome = 'done' | 'failed' | 'dropped';

export function createCatchUp({ api, session, refused }: CatchUpParts): CatchUp {
  let progress = begin();

  const readMessages = async (mine: Progress, token: string, conversationId: string): Promise<Outcome> => {
    const messages = await api.messages(token, conversationId, mine.cursors.get(conversationId));
    if (mine !== progress) return 'dropped';
    if (!messages.ok) return 'failed';
    mergeMessages(conversationId, messages.value);
    const last = messages.value.at(-1);
    if (last !== undefined) mine.cursors.set(conversationId, last.id);
    return 'done';
  };

  const read = async (mine: Progress, token: string): Promise<Outcome> => {
    const list = await api.conversations(token);
    if (mine !== progress) return 'dropped';
    if (!list.ok) {
      if (list.error.kind !== 'unauthenticated') return 'failed';
      refused();
      return 'dropped';
    }
    showConversations(list.value);
    const outcomes = await Promise.all(list.value.map(({ id }) => readMessages(mine, token, id)));
    return outcomes.find((outcome) => outcome !== 'done') ?? 'done';
  };

  const run = async () => {
    const mine = progress;
    mine.again = true;
    if (mine.running) return;
    mine.running = true;
    let outcome: Outcome = 'done';
    while (mine.again && outcome !== 'dropped') {
      mine.again = false;
      const reader = session();
      outcome = reader === null ? 'dropped' : await read(mine, reader.token);
    }
    mine.running = false;
    mine.failures = outcome === 'failed' ? mine.failures + 1 : 0;
    if (outcome === 'failed') setTimeout(() => mine === progress && void run(), backoffMs(mine.failures));
  };

  return {
    run,
    reset: () => {
      progress = begin();
    },
  };
}

const begin = (): Progress => ({ cursors: new Map(), running: false, again: false, failures: 0 });
