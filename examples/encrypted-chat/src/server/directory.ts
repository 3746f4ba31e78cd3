import type { User } from '@driftscope/example-protocol';
import { type Scope, scopeNamed } from '@driftscope/sync/server';
import type { Conversation } from '#protocol/conversation.ts';
import type { KeyBackup } from '#protocol/key-pair.ts';

interface Pair {
  readonly id: string;
  readonly memberIds: readonly string[];
}

export interface DirectoryData {
  readonly users: readonly User[];
  readonly pairs: readonly Pair[];
  /** By user. */
  readonly backups: ReadonlyMap<string, KeyBackup>;
}

/** Who talks with whom, and by which public keys. */
export interface Directory {
  conversationsOf(userId: string): Conversation[];
  isMember(userId: string, conversationId: string): boolean;
  /** Everybody with whom the user has a conversation, the user included. */
  circleOf(userId: string): readonly string[];
  /** Absent: this user has published no keys. */
  backup(userId: string): KeyBackup | undefined;
}

export function createDirectory({ users, pairs, backups }: DirectoryData): Directory {
  const pairsOf = (userId: string) => pairs.filter(({ memberIds }) => memberIds.includes(userId));
  const toMember = (userId: string) => {
    const user = users.find(({ id }) => id === userId);
    const publicKey = backups.get(userId)?.publicKey;
    return user === undefined || publicKey === undefined ? [] : [{ ...user, publicKey }];
  };
  return {
    conversationsOf: (userId) =>
      pairsOf(userId).map(({ id, memberIds }) => ({ id, members: memberIds.flatMap(toMember) })),
    isMember: (userId, conversationId) => pairsOf(userId).some(({ id }) => id === conversationId),
    circleOf: (userId) => [...new Set([userId, ...pairsOf(userId).flatMap(({ memberIds }) => memberIds)])],
    backup: (userId) => backups.get(userId),
  };
}

/** The log of a conversation. */
export const conversationScope = (conversationId: string): Scope => scopeNamed(`conversation:${conversationId}`);
