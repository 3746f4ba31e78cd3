import { deriveSessionKey } from '#crypto/derive-session-key.ts';
import type { Conversation } from '#protocol/conversation.ts';
import type { KeyPair } from '#protocol/key-pair.ts';

/** The key of each conversation, by its id, from the user's own private and the other's public key. */
export async function deriveSessionKeys(
  userId: string,
  { privateKey }: KeyPair,
  conversations: readonly Conversation[],
): Promise<Readonly<Record<string, string>>> {
  const derived = conversations.map(async ({ id, members }) => {
    const other = members.find((member) => member.id !== userId);
    return other === undefined ? undefined : ([id, await deriveSessionKey(privateKey, other.publicKey, id)] as const);
  });
  return Object.fromEntries((await Promise.all(derived)).filter((entry) => entry !== undefined));
}
