import { startCustomerInbox } from '@driftscope/example-customer-inbox';
import Type from 'typebox';
import { actOnUser } from './act-on-user.ts';
import { createVisitors } from './create-visitors.ts';
import type { StageableSystem } from './lab-stage.ts';
import { withSockets } from './offered-faults.ts';
import { rowsOf } from './rows-of.ts';
import { shownMessages } from './shown-messages.ts';

const customer = {
  name: 'Ines Duarte',
  contact: '+351 912 555 014',
  channel: 'WhatsApp',
  city: 'Porto',
  interest: 'Cargo bike',
};

const RoomsSchema = Type.Object({
  rooms: Type.Array(Type.Object({ id: Type.String(), lead: Type.Object({ contact: Type.String() }) })),
});

const MessagesSchema = Type.Object({ messages: Type.Array(Type.Object({ id: Type.String() })) });

/** System C. Rows are the messages of one customer's room, which stand on the screen. */
export const customerInbox: StageableSystem = {
  about: {
    id: 'customer-inbox',
    name: 'Customer inbox',
    system: 'C',
    compared: [shownMessages],
    newsMs: 700,
    faults: [...withSockets],
    user: 'Alice',
    nextUser: 'Bob',
    writers: [customer.name],
    writeEveryMs: 1_000,
    opening: [
      { kind: 'see', text: 'Connected' },
      { kind: 'follow', name: customer.name },
      { kind: 'see', text: 'and a week of shopping?' },
    ],
  },
  start: async () => {
    const { url, stop } = await startCustomerInbox({ port: 0 });
    const visitors = createVisitors(url);
    const pathFor = async (user: string) => {
      const { rooms } = await visitors.ask(user, RoomsSchema, '/api/rooms');
      const room = rooms.find(({ lead }) => lead.contact === customer.contact);
      return `/api/rooms/${room?.id}/messages`;
    };
    return {
      url,
      stop,
      readCopy: async (user) => ({
        messages: rowsOf((await visitors.ask(user, MessagesSchema, await pathFor(user))).messages, ['text']),
      }),
      act: async (act) => {
        if (act.kind !== 'write') return actOnUser(visitors, act);
        if (act.by !== customer.name) {
          await visitors.ask(act.by, Type.Unknown(), await pathFor(act.by), { text: act.text });
          return;
        }
        const webhook = { customer, text: act.text };
        await visitors.ask('Carol', Type.Unknown(), '/api/webhooks/messages', webhook);
      },
    };
  },
};
