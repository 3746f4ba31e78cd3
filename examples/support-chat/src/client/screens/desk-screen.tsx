import { AppHeader, ConnectionStatus, TwoPanes } from '@driftscope/example-client';
import { useState } from 'react';
import { useSync } from '../sync/sync-context.ts';
import type { ScreenProps } from './customer-screen.tsx';
import { Demo } from './demo.tsx';
import { DeskChatView } from './desk-chat-view.tsx';
import { DeskList } from './desk-list.tsx';

/** The support's desk: all chats, and the open one. */
export function DeskScreen({ session, onLogOut }: ScreenProps) {
  const [openId, setOpenId] = useState<string>();
  const { useDeskSide, paths } = useSync();
  const side = useDeskSide(session, openId);
  const open = side.chats?.find(({ id }) => id === openId);
  return (
    <TwoPanes
      header={
        <AppHeader
          title="Support desk"
          userName={session.user.name}
          status={<ConnectionStatus status={side.status} />}
          onLogOut={onLogOut}
        >
          <Demo token={session.token} readPath={paths.readDesk} sendPath={paths.send} />
        </AppHeader>
      }
      list={<DeskList chats={side.chats} openId={openId} onOpen={setOpenId} />}
      open={open && <DeskChatView key={open.id} chat={open} side={side} onClose={() => setOpenId(undefined)} />}
      empty={{ title: 'Pick a chat', text: 'Customers wait for an answer where a number stands.' }}
    />
  );
}
