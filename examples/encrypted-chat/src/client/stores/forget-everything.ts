import { useConnection } from './connection-store.ts';
import { useConversations } from './conversations-store.ts';
import { useMessages } from './messages-store.ts';
import { useSession } from './session-store.ts';

/** Empties every store, as after a logout. */
export function forgetEverything(): void {
  useSession.setState(useSession.getInitialState(), true);
  useConversations.setState(useConversations.getInitialState(), true);
  useMessages.setState(useMessages.getInitialState(), true);
  useConnection.setState(useConnection.getInitialState(), true);
}
