import { startTeamChat } from '@driftscope/example-team-chat';
import Type from 'typebox';
import { actOnUser } from './act-on-user.ts';
import { createVisitors } from './create-visitors.ts';
import type { StageableSystem } from './lab-stage.ts';
import { withSockets } from './offered-faults.ts';
import { rowsOf } from './rows-of.ts';

const ROOM = '/api/conversations/c_team/messages';

const MessagesSchema = Type.Object({ messages: Type.Array(Type.Object({ id: Type.String() })) });

const fields = ['authorId', 'text'] as const;

/** System A. Rows are the messages of the conversation that all are in. */
export const teamChat: StageableSystem = {
  about: {
    id: 'team-chat',
    name: 'Team chat',
    system: 'A',
    compared: [
      {
        name: 'messages',
        rows: { kind: 'states', patterns: [{ path: ['byConversation', 'c_team', '*'], fields: [...fields] }] },
        isOrdered: true,
      },
    ],
    newsMs: 700,
    faults: [...withSockets],
    user: 'Alice',
    nextUser: 'Carol',
    writers: ['Bob'],
    writeEveryMs: 1_000,
    opening: [
      { kind: 'see', text: 'Connected' },
      { kind: 'follow', name: 'Team' },
      { kind: 'see', text: 'I can take the second hour.' },
    ],
  },
  start: async () => {
    const { url, stop } = await startTeamChat({ port: 0, pingIntervalMs: 2_000, pingTimeoutMs: 2_000 });
    const visitors = createVisitors(url);
    return {
      url,
      stop,
      readCopy: async (user) => ({
        messages: rowsOf((await visitors.ask(user, MessagesSchema, ROOM)).messages, fields),
      }),
      act: async (act) => {
        if (act.kind !== 'write') await actOnUser(visitors, act);
        else await visitors.ask(act.by, Type.Unknown(), ROOM, { text: act.text });
      },
    };
  },
};
