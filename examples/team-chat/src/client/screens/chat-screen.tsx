import { TwoPanes, variantOf } from '@driftscope/example-client';
import type { User } from '@driftscope/example-protocol';
import { useOpenConversationId } from '../open-conversation.ts';
import { useConversations } from '../stores/conversations-store.ts';
import { ConversationView } from './conversation-view.tsx';
import { Sidebar } from './sidebar.tsx';
import { useTitleBadge } from './use-title-badge.ts';

export function ChatScreen({ user }: { readonly user: User }) {
  useTitleBadge();
  const openId = useOpenConversationId();
  const open = useConversations(({ conversations }) => conversations.find(({ id }) => id === openId));
  return (
    <TwoPanes
      list={<Sidebar user={user} openId={open?.id} variant={variantOf(location.search)} />}
      open={open && <ConversationView key={open.id} conversation={open} user={user} />}
      empty={{
        title: 'Pick a conversation',
        text: 'What was said, and what is said while you look, appears here.',
      }}
    />
  );
}
