import { useBadge } from '../stores/badge-store.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { useMessages } from '../stores/messages-store.ts';
import { usePresence } from '../stores/presence-store.ts';
import { useSession } from '../stores/session-store.ts';
import { keptSession } from '../sync/kept-session.ts';

/** Puts every store and key back to what a first visitor has, and the page to where nobody is logged in. */
export function forgetEverything(storage: Storage): void {
  useSession.setState(useSession.getInitialState(), true);
  useConversations.setState(useConversations.getInitialState(), true);
  useMessages.setState(useMessages.getInitialState(), true);
  useBadge.setState(useBadge.getInitialState(), true);
  usePresence.setState(usePresence.getInitialState(), true);
  keptSession(storage).forget();
  location.hash = '';
}
