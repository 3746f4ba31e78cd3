import type { Scope, SyncClient } from '@driftscope/sync';
import { useEffect, useState } from 'react';
import type { DeskChat } from '../sync/support-sync.ts';
import { deskChat } from './desk-chat.ts';

/** The rows of the desk, drawn again when one of them changes. Absent while no chat is known. */
export function useDeskChats(
  client: SyncClient | undefined,
  scopes: readonly Scope[],
): readonly DeskChat[] | undefined {
  const [chats, setChats] = useState<readonly DeskChat[]>();

  useEffect(() => {
    if (client === undefined) return;
    const read = () => setChats(scopes.flatMap((scope) => deskChat(client, scope) ?? []));
    read();
    return client.subscribe((changed) => {
      if (changed.size > 0) read();
    });
  }, [client, scopes]);

  return scopes.length === 0 ? undefined : chats;
}
