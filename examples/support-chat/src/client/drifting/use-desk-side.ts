import type { Status } from '@driftscope/example-client';
import type { Session } from '@driftscope/example-protocol';
import { useEffect, useMemo, useState } from 'react';
import type { ChatSummary, SupportChat, SupportMessage } from '#protocol/support-chat.ts';
import { createDeskApi } from '../api/desk-api.ts';
import type { DeskSide } from '../sync/support-sync.ts';
import { countNew } from './count-new.ts';
import { chatToShown, messageToShown } from './desk-to-shown.ts';
import { statusAfter } from './status-after.ts';

const POLL_EVERY_MS = 5_000;

interface State {
  readonly status: Status;
  readonly chats: readonly ChatSummary[] | null;
  readonly open: SupportChat | null;
}

/** Asks every five seconds, whoever looks, and shows whatever was answered last. */
export function useDeskSide({ token }: Session, openChatId: string | undefined): DeskSide {
  const [{ status, chats, open }, setState] = useState<State>({ status: 'connecting', chats: null, open: null });
  const api = useMemo(() => createDeskApi(token), [token]);

  useEffect(() => {
    const pollChats = async () => {
      const fresh = await api.chats();
      if (!fresh.ok) return setState((state) => statusAfter(state, fresh.error));
      setState((state) => ({
        ...state,
        status: 'connected',
        chats: countNew(state.chats, fresh.value.chats, openChatId),
      }));
    };
    void pollChats();
    const timer = setInterval(pollChats, POLL_EVERY_MS);
    return () => clearInterval(timer);
  }, [api, openChatId]);

  useEffect(() => {
    if (openChatId === undefined) return;
    const pollOpen = async () => {
      const fresh = await api.chat(openChatId);
      if (fresh.ok) setState((state) => ({ ...state, open: fresh.value }));
    };
    void pollOpen();
    const timer = setInterval(pollOpen, POLL_EVERY_MS);
    return () => clearInterval(timer);
  }, [api, openChatId]);

  return {
    status,
    chats: chats?.map(chatToShown),
    messages: open?.messages.map((message) => messageToShown(message, open.customer.id)),

    send: async (chatId, text) => {
      const sent = await api.send(chatId, text);
      if (sent.ok) setState((state) => ({ ...state, open: state.open && withMessage(state.open, sent.value) }));
      return sent;
    },

    markRead: (chatId) => {
      setState((state) => ({
        ...state,
        chats: state.chats?.map((chat) => (chat.id === chatId ? { ...chat, unreadCount: 0 } : chat)) ?? null,
      }));
      void api.markRead(chatId);
    },
  };
}

const withMessage = (chat: SupportChat, message: SupportMessage): SupportChat => ({
  ...chat,
  messages: [...chat.messages.filter(({ id }) => id !== message.id), message],
});
