import { useBadge } from '../stores/badge-store.ts';
import { useMessages } from '../stores/messages-store.ts';
import { useSession } from '../stores/session-store.ts';

/** Counts what the copy has: nobody needs to be asked. */
export function showBadge(): void {
  useMessages.subscribe(({ byConversation }) => {
    const { user } = useSession.getState();
    const received = Object.values(byConversation).flatMap((messages) =>
      messages.filter(({ authorId }) => authorId !== user?.id),
    ).length;
    if (user !== null && received !== useBadge.getState().received) useBadge.setState({ received });
  });
}
