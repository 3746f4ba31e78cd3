import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ChatMessage } from '../stores/chat-message.ts';

interface CacheSchema extends DBSchema {
  messages: { key: string; value: ChatMessage; indexes: { conversation: string } };
}

/** The messages on this device's disk, so that a conversation is there at once. What is in it stays in it. */
export interface MessageCache {
  put(messages: readonly ChatMessage[]): Promise<void>;
  delete(id: string): Promise<void>;
  list(conversationId: string): Promise<readonly ChatMessage[]>;
  clear(): Promise<void>;
}

export function createMessageCache(name: string): MessageCache {
  let opening: Promise<IDBPDatabase<CacheSchema>> | undefined;
  const open = () => {
    opening ??= openDB<CacheSchema>(name, 1, {
      upgrade: (database) => {
        database.createObjectStore('messages', { keyPath: 'id' }).createIndex('conversation', 'conversationId');
      },
    });
    return opening;
  };
  return {
    put: async (messages) => {
      const transaction = (await open()).transaction('messages', 'readwrite');
      await Promise.all([...messages.map((message) => transaction.store.put(message)), transaction.done]);
    },
    delete: async (id) => (await open()).delete('messages', id),
    list: async (conversationId) => (await open()).getAllFromIndex('messages', 'conversation', conversationId),
    clear: async () => (await open()).clear('messages'),
  };
}
