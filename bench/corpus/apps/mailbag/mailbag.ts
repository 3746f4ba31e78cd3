import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** After shared inboxes over Apollo, whose subscription tells of all changes, and says of each what it is beside what it is about. */
export const mailbag: SmallApp = {
  name: 'app-mailbag',
  row: 'A conversation is written to while an agent’s subscription is away, and the page asks nothing once that is back.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'gap.no-resync': 1, 'gap.missed-events': 1 },
  serve(app, server) {
    const agents = ['Yara', 'Zeno'].map((name, index) => ({
      __typename: 'Agent',
      id: `agt_${50 + index}`,
      name,
    }));
    let conversations = ['Refund', 'Delivery', 'Password', 'Voucher', 'Address'].map((subject, index) => ({
      __typename: 'Conversation',
      id: `cnv_${3_300 + index * 17}`,
      subject,
      unread: index % 3,
      assignee: agents[index % 2] ?? null,
    }));
    const team = () => ({
      __typename: 'Team',
      id: 'team_4',
      unreadTotal: conversations.reduce((sum, { unread }) => sum + unread, 0),
    });
    const subscribers = new Set<(change: object) => void>();
    const tell = (kind: string, conversation: object) => {
      for (const say of subscribers) say({ __typename: 'Change', kind, conversation });
    };
    app.post('/graphql', ({ body }, response) => {
      const { operationName, variables } = body;
      if (operationName === 'Conversations') {
        const listed = conversations.filter(({ assignee }) => variables.filter === 'ALL' || assignee === agents[0]);
        return void response.json({ data: { team: team(), conversations: listed } });
      }
      const conversation = conversations.find(({ id }) => id === variables?.id);
      if (conversation === undefined) return void response.json({ errors: [{ message: 'not found' }] });
      if (operationName === 'Receive') {
        conversation.unread += 1;
        response.json({ data: { receive: conversation } });
        return tell('MESSAGE', conversation);
      }
      conversations = conversations.filter((one) => one !== conversation);
      response.json({ data: { close: conversation } });
      tell('CLOSED', conversation);
    });
    serveSocket(server, '/graphql', (say, socket) => (text) => {
      const { type, id } = JSON.parse(text);
      if (type === 'connection_init') say({ type: 'connection_ack' });
      if (type === 'ping') say({ type: 'pong' });
      if (type !== 'subscribe') return;
      const hear = (conversationChanged: object) =>
        say({ type: 'next', id, payload: { data: { conversationChanged } } });
      subscribers.add(hear);
      socket.on('close', () => subscribers.delete(hear));
    });
  },
  async play(stage) {
    const yara = await stage.device();
    await yara.see('Voucher (0)');
    await yara.press('Mine');
    await yara.see('Address (1)');
    await yara.press('All');
    await yara.see('Delivery (1)');
    const zeno = await stage.device();
    await zeno.see('Delivery (1)');
    await stage.pass(1_500);
    await zeno.press('Ask Voucher');
    await yara.see('Voucher (1)');
    await yara.see('5 unread');
    await stage.pass(1_500);
    await zeno.press('Close Delivery');
    await stage.pass(4_000);
    await zeno.press('Close Refund');
    await stage.pass(4_500);
    yara.cut();
    await stage.pass(1_000);
    await zeno.press('Ask Address');
    await zeno.see('Address (2)');
    await stage.pass(1_000);
    yara.restore();
    await stage.pass(12_000);
  },
};
