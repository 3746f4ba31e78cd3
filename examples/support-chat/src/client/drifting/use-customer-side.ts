import type { Status } from '@driftscope/example-client';
import type { Session } from '@driftscope/example-protocol';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CustomerChat, CustomerMessage } from '#protocol/customer-chat.ts';
import { createCustomerApi } from '../api/customer-api.ts';
import type { ChatMessage, CustomerSide } from '../sync/support-sync.ts';
import { addNew, replace } from './merge-messages.ts';
import { statusAfter } from './status-after.ts';

const POLL_EVERY_MS = 3_000;

interface State {
  readonly status: Status;
  readonly chat: CustomerChat | null;
}

/** Asks every three seconds, whoever looks; shows what was sent as sent. */
export function useCustomerSide({ token, user }: Session): CustomerSide {
  const [{ status, chat }, setState] = useState<State>({ status: 'connecting', chat: null });
  const api = useMemo(() => createCustomerApi(token), [token]);
  const sentCount = useRef(0);

  const change = (to: (chat: CustomerChat) => CustomerChat) =>
    setState((state) => (state.chat === null ? state : { ...state, chat: to(state.chat) }));

  useEffect(() => {
    const poll = async () => {
      const fresh = await api.chat(user.id);
      if (!fresh.ok) return setState((state) => statusAfter(state, fresh.error));
      setState((state) => ({ status: 'connected', chat: addNew(state.chat, fresh.value) }));
    };
    void poll();
    const timer = setInterval(poll, POLL_EVERY_MS);
    return () => clearInterval(timer);
  }, [api, user.id]);

  return {
    status,
    messages: chat?.messages.map((message) => toShown(message, user.name)),
    unreadCount: chat?.unread ?? 0,

    send: async (text) => {
      sentCount.current += 1;
      const id = `local-${sentCount.current}`;
      const shown: CustomerMessage = {
        id,
        from: 'customer',
        body: text,
        createdAt: Date.now(),
        edited: false,
        read: false,
      };
      change((old) => ({ ...old, messages: [...old.messages, shown] }));
      void api.send(text).then((sent) => {
        if (sent.ok) change((old) => ({ ...old, messages: replace(old.messages, id, sent.value) }));
      });
      return { ok: true, value: undefined };
    },

    edit: async (messageId, text) => {
      const edited = await api.edit(messageId, text);
      if (edited.ok) change((old) => ({ ...old, messages: replace(old.messages, messageId, edited.value) }));
      return edited;
    },

    markRead: () => {
      change((old) => ({ ...old, unread: 0 }));
      void api.markRead();
    },
  };
}

const toShown = ({ id, from, body, createdAt, edited, read }: CustomerMessage, userName: string): ChatMessage => ({
  id,
  from,
  authorName: from === 'customer' ? userName : 'Fernhill Tea',
  text: body,
  sentAt: new Date(createdAt).toISOString(),
  edited,
  delivery: read ? 'seen' : 'sent',
});
