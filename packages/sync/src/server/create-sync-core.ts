import type { Change } from '../protocol/change.ts';
import { entityKey } from '../protocol/entity.ts';
import { type Heads, headsTag } from '../protocol/heads.ts';
import type { Epoch, Scope } from '../protocol/ids.ts';
import type { Mutation, MutationOutcome, PushAnswer } from '../protocol/mutation.ts';
import type { ServerMessage } from '../protocol/server-message.ts';
import type { HeadsAnswer, ScopeRequest, SyncAnswer } from '../protocol/sync-answer.ts';
import type { LogStore } from './log-store.ts';
import { readScope } from './read-scope.ts';
import { type Resolve, resolveMutation } from './resolve-mutation.ts';
import { resolveServerWrite, type ServerWrite } from './server-write.ts';

/** Who may see and do what. The app's own business. */
export interface Access {
  /** Every scope that the user may see. */
  scopesOf(user: string): Iterable<Scope>;
  /** Why a write is not taken, or `null` where it is. */
  refusal(user: string, mutation: Mutation): string | null;
}

export interface CoreOptions {
  readonly store: LogStore;
  readonly access: Access;
  readonly now: () => number;
  /** Every change, in order, once: to be sent to all sockets of those who may see its scope. */
  readonly onChange: (change: Change) => void;
  readonly resolve?: Resolve;
  /** How long writes and deletes are remembered. A write that is older is refused, since it may have been taken before. */
  readonly memoryMs?: number;
  readonly changesPerPage?: number;
}

/** The server without its sockets: what it answers to whom. */
export interface SyncCore {
  hello(user: string): ServerMessage;
  pong(user: string): ServerMessage;
  heads(user: string): HeadsAnswer;
  /** The ETag of `heads`. */
  tag(user: string): string;
  read(user: string, requests: readonly ScopeRequest[]): SyncAnswer;
  push(user: string, mutations: readonly Mutation[]): PushAnswer;
  /** Changes something for the server itself. Not asked for access, and never turned down. */
  write(write: ServerWrite): void;
  /** Forgets what has expired, and what is too old to be asked for. Call it now and then. */
  sweep(): void;
}

const DAY_MS = 86_400_000;

export function createSyncCore(options: CoreOptions): SyncCore {
  const { store, access, now, onChange, resolve = resolveMutation } = options;
  const { memoryMs = 30 * DAY_MS, changesPerPage = 500 } = options;

  const headsOf = (user: string): Heads =>
    Object.fromEntries([...access.scopesOf(user)].map((scope) => [scope, store.head(scope)]));

  const takeOnce = (user: string, mutation: Mutation): { outcome: MutationOutcome; change?: Change } => {
    const key = `${user}\n${mutation.id}`;
    const known = store.outcome(key);
    if (known !== undefined) return { outcome: known };
    const taken = take(user, mutation);
    // A refusal has changed nothing, and may be lifted: asked again, it is decided again.
    if (taken.outcome.kind !== 'refused') store.keepOutcome(key, taken.outcome, now());
    return taken;
  };

  const take = (user: string, mutation: Mutation): { outcome: MutationOutcome; change?: Change } => {
    const { id, scope, entity } = mutation;
    const reason = mutation.atMs < now() - memoryMs ? 'too-old' : access.refusal(user, mutation);
    if (reason !== null) return { outcome: { kind: 'refused', id, reason } };
    const seq = store.head(scope) + 1;
    const resolved = resolve(store.find(scope, entityKey(entity)), inEpoch(mutation, store.epoch), seq, now());
    if (resolved.kind === 'conflict') return { outcome: { kind: 'conflict', id, reason: resolved.reason } };
    if (resolved.kind === 'nothing') return { outcome: { kind: 'accepted', id, seq: seq - 1 } };
    store.append(resolved.entry);
    const { change } = resolved.entry;
    const lost = change.lost === undefined ? {} : { lost: change.lost };
    return { change, outcome: { kind: 'accepted', id, seq, ...lost } };
  };

  return {
    hello: (user) => ({ kind: 'hello', user, epoch: store.epoch, nowMs: now(), heads: headsOf(user) }),
    pong: (user) => ({ kind: 'pong', nowMs: now(), tag: headsTag(store.epoch, Object.entries(headsOf(user))) }),
    heads: (user) => ({ epoch: store.epoch, nowMs: now(), heads: headsOf(user) }),
    tag: (user) => headsTag(store.epoch, Object.entries(headsOf(user))),
    read(user, requests) {
      const visible = new Set(access.scopesOf(user));
      const pages = requests.map((request) => readScope(store, visible, request, { nowMs: now(), changesPerPage }));
      return { epoch: store.epoch, nowMs: now(), pages };
    },
    push(user, mutations) {
      const outcomes = mutations.map((mutation) => {
        const { outcome, change } = store.transaction(() => takeOnce(user, mutation));
        if (change !== undefined) onChange(change);
        return outcome;
      });
      return { epoch: store.epoch, nowMs: now(), outcomes };
    },
    write(write) {
      const change = store.transaction(() => {
        const { scope, entity } = write;
        const entry = resolveServerWrite(store.find(scope, entityKey(entity)), write, store.head(scope) + 1, now());
        if (entry !== undefined) store.append(entry);
        return entry?.change;
      });
      if (change !== undefined) onChange(change);
    },
    sweep() {
      store.transaction(() => {
        store.expire(now());
        store.trim(now() - memoryMs);
        store.forgetOutcomes(now() - memoryMs);
      });
    },
  };
}

/** What was seen of other data says nothing about these. */
function inEpoch(mutation: Mutation, epoch: Epoch): Mutation {
  const { seen, ...rest } = mutation;
  return seen === undefined || seen.epoch === epoch ? mutation : rest;
}
