import { parse, type Result } from '@driftscope/example-protocol';
import type { SyncClient } from '@driftscope/sync';
import { passwordCipher } from '#crypto/password-cipher.ts';
import { SealedPhotoSchema } from '#protocol/photo.ts';
import { createKeyDatabase } from '../keys/key-database.ts';
import { createKeyRing, type KeyRing } from '../keys/key-ring.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { forgetEverything } from '../stores/forget-everything.ts';
import { useSession } from '../stores/session-store.ts';
import type { ChatSync, SyncParts } from '../sync/chat-sync.ts';
import { createCopy } from './create-copy.ts';
import { followCopy } from './follow-copy.ts';
import { createOpenMessages } from './open-messages.ts';
import { scopeOf } from './scope-of.ts';
import { createSealedVault } from './sealed-vault.ts';
import { sendDraft } from './send-draft.ts';
import { unlockKeys } from './unlock-keys.ts';

interface Entered {
  readonly userId: string;
  readonly client: SyncClient;
  readonly ring: KeyRing;
  readonly leave: () => void;
}

/**
 * The same chat over the sync client: what is written waits in a sealed outbox and counts once, what expires is gone on time, and
 * keys lie on the disk under the user's password. So a reload asks for it: nothing else opens what is there.
 */
export function createSyncedSync({ api }: Pick<SyncParts, 'api'>): ChatSync {
  const database = createKeyDatabase('sotto-keys');
  let entered: Entered | undefined;

  const logIn = async (name: string, password: string): Promise<Result<unknown>> => {
    const session = await api.logIn(name, password);
    if (!session.ok) return session;
    const { token, user } = session.value;
    const conversations = await api.conversations(token);
    if (!conversations.ok) return conversations;
    const cipher = await passwordCipher(user.id, password);
    const keys = await unlockKeys({
      userId: user.id,
      conversations: conversations.value,
      cipher,
      vault: createSealedVault(database, cipher),
      askBackup: () => api.keyBackup(token),
    });
    if (!keys.ok) return keys;

    const ring = createKeyRing(keys.value);
    useConversations.setState({ conversations: conversations.value });
    useSession.setState({ token, user });
    const client = createCopy(api, cipher);
    const leave = followCopy(client, conversations.value, createOpenMessages(ring));
    client.signIn(user.id);
    entered = { userId: user.id, client, ring, leave };
    return session;
  };

  return {
    // Nothing is kept that could be taken up without the password.
    start: () => Promise.resolve(),
    logIn,

    logOut: async () => {
      entered?.leave();
      entered?.client.signOut();
      entered = undefined;
      forgetEverything();
      await Promise.all([database.clear(), api.logOut()]);
    },

    // All conversations are here already.
    open: () => Promise.resolve(),

    send: async (conversationId, draft) => {
      if (entered === undefined) return loggedOut;
      await sendDraft(entered.client, entered.ring, entered.userId, conversationId, draft);
      return { ok: true, value: null };
    },

    photo: async (conversationId, photoId) => {
      if (entered === undefined) return undefined;
      const { client, ring } = entered;
      const scope = scopeOf(client, conversationId);
      const entity = scope && client.entity(scope, { type: 'photo', id: photoId });
      const photo = parse(SealedPhotoSchema, entity?.fields, 'The photo');
      const bytes = photo.ok ? await ring.openPhoto(conversationId, photoId, photo.value.box) : undefined;
      return bytes && new Blob([bytes], { type: 'image/jpeg' });
    },
  };
}

const loggedOut: Result<never> = {
  ok: false,
  error: { kind: 'unauthenticated', message: 'You are not logged in.', hint: 'Log in again.' },
};
