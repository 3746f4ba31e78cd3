import { startSupportChat } from '@driftscope/example-support-chat';
import Type from 'typebox';
import { actOnUser } from './act-on-user.ts';
import { createVisitors } from './create-visitors.ts';
import type { StageableSystem } from './lab-stage.ts';
import { withoutSockets } from './offered-faults.ts';
import { rowsOf } from './rows-of.ts';
import { shownMessages } from './shown-messages.ts';

const ChatsSchema = Type.Object({
  chats: Type.Array(
    Type.Object({ id: Type.String(), customer: Type.Object({ name: Type.String() }), unreadCount: Type.Number() }),
  ),
});

const ChatSchema = Type.Object({ messages: Type.Array(Type.Object({ id: Type.String(), body: Type.String() })) });

const SUPPORT = 'Sam';
/** The customer whose chat the support has open. */
const SERVED = 'Alice';
/** One whose chat is closed, so that what is written there is only counted. */
const WAITING = 'Bob';

/** System B. Rows are the messages of the open chat, and how many are unread in each of the others. Nothing but the screen says either. */
export const supportChat: StageableSystem = {
  about: {
    id: 'support-chat',
    name: 'Support chat',
    system: 'B',
    compared: [
      shownMessages,
      {
        name: 'unread counts',
        rows: {
          kind: 'screen',
          items: '[data-chat-id]:not([aria-current])',
          idAttribute: 'data-chat-id',
          says: { attribute: 'data-unread' },
        },
        isOrdered: false,
      },
    ],
    // The reference client asks every twelve seconds, and a little later while it takes its time.
    newsMs: 14_000,
    faults: [...withoutSockets],
    user: SUPPORT,
    nextUser: WAITING,
    writers: [SERVED, WAITING],
    writeEveryMs: 4_000,
    opening: [
      { kind: 'press', name: SERVED },
      { kind: 'see', text: 'Found it, thank you so much!' },
    ],
    nextOpening: [{ kind: 'see', text: 'Perfect, I will order that one.' }],
  },
  start: async () => {
    const { url, stop } = await startSupportChat({ port: 0 });
    const visitors = createVisitors(url);
    const chatOf = async (customer: string) => {
      const { chats } = await visitors.ask(SUPPORT, ChatsSchema, '/api/chats');
      const chat = chats.find((each) => each.customer.name === customer);
      if (chat === undefined) throw new Error(`The support has no chat with ${customer}.`);
      return { path: `/api/chat/${chat.id}`, others: chats.filter((each) => each !== chat) };
    };
    /** As its customer reads it: the support's own endpoint tells what messages said at first. */
    const messagesOf = async (customer: string) =>
      rowsOf((await visitors.ask(customer, ChatSchema, '/api/chat')).messages, ['body']);
    return {
      url,
      stop,
      readCopy: async (user) => {
        if (user !== SUPPORT) return { messages: await messagesOf(user), 'unread counts': [] };
        const [messages, { others }] = await Promise.all([messagesOf(SERVED), chatOf(SERVED)]);
        const counts = others.map(({ id, unreadCount }) => ({ id, says: JSON.stringify([String(unreadCount)]) }));
        return { messages, 'unread counts': counts };
      },
      act: async (act) => {
        if (act.kind !== 'write') return actOnUser(visitors, act);
        if (act.by !== SUPPORT) {
          await visitors.ask(act.by, Type.Unknown(), '/api/chat/messages', { text: act.text });
          return;
        }
        // Another device of the support answers who is served, and looks at who waits.
        const [open, closed] = await Promise.all([chatOf(SERVED), chatOf(WAITING)]);
        await visitors.ask(SUPPORT, Type.Unknown(), `${open.path}/messages`, { text: act.text });
        await visitors.ask(SUPPORT, Type.Unknown(), `${closed.path}/read`, {});
      },
    };
  },
};
