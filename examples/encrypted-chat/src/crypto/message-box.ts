import { parse } from '@driftscope/example-protocol';
import { type Content, ContentSchema } from '#protocol/content.ts';
import type { Message } from '#protocol/message.ts';
import type { SealedBox } from '#protocol/sealed-box.ts';
import type { Sealer } from './sealer.ts';

/** Whose message in which conversation: what is sealed in with it. */
type Origin = Pick<Message, 'conversationId' | 'authorId' | 'ref'>;

const contextOf = ({ conversationId, authorId, ref }: Origin): string =>
  JSON.stringify([conversationId, authorId, ref]);

export const sealMessage = (sealer: Sealer, content: Content, origin: Origin): Promise<SealedBox> =>
  sealer.seal(new TextEncoder().encode(JSON.stringify(content)), contextOf(origin));

/** Absent: it was not written by whom it names with the key of this conversation. */
export async function openMessage(
  sealer: Sealer,
  message: Origin & Pick<Message, 'ciphertext'>,
): Promise<Content | undefined> {
  try {
    const bytes = await sealer.open(message.ciphertext, contextOf(message));
    const content = parse(ContentSchema, JSON.parse(new TextDecoder().decode(bytes)), 'The opened message');
    return content.ok ? content.value : undefined;
  } catch {
    return undefined;
  }
}
