import { parse } from '@driftscope/example-protocol';
import type { EntityList, VisibleEntity } from '@driftscope/sync';
import { MessageSchema } from '#protocol/message.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import type { ChatMessage } from '../stores/chat-message.ts';

/** Opens what the client's copy holds of a conversation, oldest first. */
export type OpenMessages = (list: EntityList) => Promise<readonly ChatMessage[]>;

/** Opens each state of an entity once: the client hands out the same object while nothing of it changed. */
export function createOpenMessages(ring: KeyRing): OpenMessages {
  const opened = new WeakMap<VisibleEntity, Promise<ChatMessage | undefined>>();

  const open = async ({ entity, fields, confirmed, pending }: VisibleEntity): Promise<ChatMessage | undefined> => {
    const message = parse(MessageSchema, { ...fields, id: entity.id, ...expiryOf(confirmed) }, 'The message');
    const content = message.ok ? await ring.openMessage(message.value) : undefined;
    if (!message.ok || content === undefined) return undefined;
    const { ciphertext: _sealed, ...shown } = message.value;
    return { ...shown, ...content, delivery: pending ? 'pending' : 'sent' };
  };

  return async (list) => {
    const messages = await Promise.all(
      list.map((entity) => {
        const message = opened.get(entity) ?? open(entity);
        opened.set(entity, message);
        return message;
      }),
    );
    return messages
      .filter((message) => message !== undefined)
      .sort((one, other) => one.sentAt.localeCompare(other.sentAt) || one.id.localeCompare(other.id));
  };
}

const expiryOf = (confirmed: VisibleEntity['confirmed']): { readonly expiresAt?: string } =>
  confirmed?.expiresAtMs === undefined ? {} : { expiresAt: new Date(confirmed.expiresAtMs).toISOString() };
