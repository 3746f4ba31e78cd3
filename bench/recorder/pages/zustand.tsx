import { create } from 'zustand';
import { type Message, makeMessage, tenThousandMessages } from './messages.ts';
import { offerBench } from './offer-bench.ts';

const useChat = create<{ readonly messages: readonly Message[] }>()(() => ({ messages: tenThousandMessages() }));
const Count = () => useChat(({ messages }) => messages.length);

offerBench(<Count />, (n) =>
  useChat.setState(({ messages }) => ({ messages: [...messages, makeMessage(10_000 + n)] })),
);
