import type { Epoch, Scope } from '../protocol/ids.ts';
import type { Mutation, PushAnswer } from '../protocol/mutation.ts';
import type { ServerMessage } from '../protocol/server-message.ts';
import type { HeadsAnswer, ScopeRequest, SyncAnswer } from '../protocol/sync-answer.ts';
import { createMemoryStore } from '../server/create-memory-store.ts';
import { createSyncCore, type SyncCore } from '../server/create-sync-core.ts';
import type { LogStore } from '../server/log-store.ts';
import type { ScopePlan } from './schedule.ts';
import type { TimeLine } from './time-line.ts';
import type { Witness } from './witness.ts';

/** The server's end of a socket. */
export interface Connection {
  readonly user: string;
  readonly deliver: (message: ServerMessage) => void;
  readonly closed: (reason: 'lost' | 'kicked') => void;
}

/** The server of a run: the core, sockets, and what goes wrong there. */
export interface Server {
  readonly connections: Set<Connection>;
  connect(connection: Connection): void;
  pong(connection: Connection): void;
  /** `null` for not modified. */
  heads(user: string, tag: string): HeadsAnswer | null;
  read(user: string, scopes: readonly ScopeRequest[]): SyncAnswer;
  push(user: string, mutations: readonly Mutation[]): PushAnswer;
  scopesOf(user: string): ReadonlySet<Scope>;
  /** When the user last got access to the scope. */
  grantedAtMs(user: string, scope: Scope): number;
  grant(user: string, scope: Scope): void;
  revoke(user: string, scope: Scope): void;
  sweep(): void;
  restart(): void;
  /** All that came after the last `sweep` is gone, as if its copy was put back. */
  restore(): void;
}

/** How long the server remembers writes and deletes, in this short life. */
export const MEMORY_MS = 12_000;

export const scopeName = (plan: ScopePlan, user: string): Scope =>
  (plan === 'own' ? `user:${user}` : `room:${plan}`) as Scope;

export function createServer(time: TimeLine, witness: Witness): Server {
  const connections = new Set<Connection>();
  const access = new Map(
    ['ada', 'ben'].map((user) => [
      user,
      new Set((['own', 'shared', 'lent'] as const).map((plan) => scopeName(plan, user))),
    ]),
  );
  const scopesOf = (user: string): ReadonlySet<Scope> => access.get(user) ?? new Set();
  const grants = new Map<string, number>();
  let epochs = 0;
  let journal: ((store: LogStore) => void)[] = [];
  let copied = 0;
  let core: SyncCore = begin();

  function begin(): SyncCore {
    epochs += 1;
    const store = createMemoryStore(`epoch-${epochs}` as Epoch);
    for (const entry of journal) entry(store);
    witness.began(store.epoch);
    return createSyncCore({
      store: journaled(store),
      access: { scopesOf, refusal },
      now: () => time.nowMs,
      onChange(change) {
        witness.changed(change);
        for (const connection of connections) {
          if (scopesOf(connection.user).has(change.scope)) connection.deliver({ kind: 'change', change });
        }
      },
      memoryMs: MEMORY_MS,
      changesPerPage: 3,
    });
  }

  function journaled(store: LogStore): LogStore {
    const noted =
      <Args extends readonly unknown[]>(act: (store: LogStore, ...args: Args) => void) =>
      (...args: Args): void => {
        journal.push((other) => act(other, ...args));
        act(store, ...args);
      };
    return {
      ...store,
      append: noted((to, entry: Parameters<LogStore['append']>[0]) => to.append(entry)),
      expire: noted((to, nowMs: number) => to.expire(nowMs)),
      trim: noted((to, beforeMs: number) => to.trim(beforeMs)),
      keepOutcome: noted((to, ...args: Parameters<LogStore['keepOutcome']>) => to.keepOutcome(...args)),
      forgetOutcomes: noted((to, beforeMs: number) => to.forgetOutcomes(beforeMs)),
    };
  }

  function refusal(user: string, mutation: Mutation): string | null {
    if (!scopesOf(user).has(mutation.scope)) return 'no-access';
    return mutation.entity.type === 'forbidden' ? 'not-valid' : null;
  }

  function closeAll(): void {
    for (const connection of connections) connection.closed('lost');
    connections.clear();
  }

  return {
    connections,
    scopesOf,
    connect(connection) {
      connections.add(connection);
      connection.deliver(core.hello(connection.user));
    },
    pong: (connection) => connection.deliver(core.pong(connection.user)),
    heads: (user, tag) => (core.tag(user) === tag ? null : core.heads(user)),
    read: (user, scopes) => core.read(user, scopes),
    push(user, mutations) {
      for (const mutation of mutations) witness.pushed(user, mutation, refusal(user, mutation));
      return core.push(user, mutations);
    },
    grantedAtMs: (user, scope) => grants.get(`${user} ${scope}`) ?? 0,
    grant(user, scope) {
      grants.set(`${user} ${scope}`, time.nowMs);
      access.get(user)?.add(scope);
      const head = core.heads(user).heads[scope] ?? 0;
      for (const connection of connections)
        if (connection.user === user) connection.deliver({ kind: 'joined', scope, head });
    },
    revoke(user, scope) {
      access.get(user)?.delete(scope);
      for (const connection of connections) if (connection.user === user) connection.deliver({ kind: 'left', scope });
    },
    sweep() {
      core.sweep();
      copied = journal.length;
      witness.copied();
    },
    restart: closeAll,
    restore() {
      closeAll();
      journal = journal.slice(0, copied);
      witness.restored();
      core = begin();
    },
  };
}
