import { type Problem, parse } from '@driftscope/example-protocol';
import Type from 'typebox';
import { SendRequestSchema } from '#protocol/message.ts';
import type { LiveSocket } from '../live-server.ts';
import { guardHandler } from './guard-handler.ts';
import type { LiveParts } from './live-parts.ts';

/** Takes messages, and tells those there are. That a new one came is told by the log, whoever wrote it. */
export function handleMessages(parts: LiveParts, socket: LiveSocket): void {
  const { directory, messages, breaks } = parts;
  const { user } = socket.data;

  socket.on(
    'message:send',
    guardHandler(parts, socket, 'message:send', (input, answer) => {
      breaks.suffer(user.id);
      const send = parse(SendRequestSchema, input, 'The message');
      if (!send.ok) return answer(send);
      if (!directory.isMember(user.id, send.value.conversationId)) return answer(noConversation);
      answer({ ok: true, value: messages.post(user.id, send.value) });
    }),
  );

  socket.on(
    'message:list',
    guardHandler(parts, socket, 'message:list', (input, answer) => {
      const conversationId = parse(Type.String(), input, 'The conversation’s id');
      if (!conversationId.ok) return answer(conversationId);
      const list = messages.list(user.id, conversationId.value);
      answer(list === undefined ? noConversation : { ok: true, value: list });
    }),
  );
}

const noConversation: { readonly ok: false; readonly error: Problem } = {
  ok: false,
  error: { kind: 'no-conversation', message: 'There is no such conversation.', hint: 'Pick one from the list.' },
};
