import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

/** Login, logout and all else are operations of one address. */
export const members: SmallApp = {
  name: 'app-members',
  row: 'An admin page over GraphQL keeps what the cache holds when its user logs out by a mutation.',
  page: new URL('./page.tsx', import.meta.url),
  incidents: { 'logout.stale-store': 1 },
  nearMissOf: ['logout.stale-store', 'state.undeleted', 'state.counter'],
  serve(app, server) {
    const members = ['Ida', 'Jon', 'Kim', 'Lea'].map((name, index) => ({
      __typename: 'Member',
      id: `TWVtYmVyOj${index}`,
      name,
      role: index === 0 ? 'OWNER' : 'MEMBER',
    }));
    const subscribers = new Set<(member: object) => void>();
    const connection = () => ({
      __typename: 'MemberConnection',
      totalCount: members.length,
      edges: members.map((node) => ({ __typename: 'MemberEdge', cursor: node.id, node })),
    });
    app.post('/graphql', ({ body }, response) => {
      const { operationName, variables } = body;
      if (operationName === 'Login')
        return void response.json({
          data: {
            login: { __typename: 'Session', token: 'tok-1', user: { __typename: 'Viewer', id: 'u-ida', name: 'Ida' } },
          },
        });
      if (operationName === 'Logout') return void response.json({ data: { logout: true } });
      if (operationName === 'Members')
        return void response.json({
          data: { tenant: { __typename: 'Tenant', id: 'tenant-acme', members: connection() } },
        });
      if (operationName === 'RemoveMember') {
        members.splice(
          members.findIndex(({ id }) => id === variables.id),
          1,
        );
        return void response.json({
          data: { removeMember: { __typename: 'RemoveMemberPayload', removedId: variables.id } },
        });
      }
      const member = {
        __typename: 'Member',
        id: `TWVtYmVyOj${members.length + 5}`,
        name: String(variables.name),
        role: 'MEMBER',
      };
      members.push(member);
      response.json({ data: { invite: { __typename: 'InvitePayload', ok: true } } });
      for (const tell of subscribers) tell(member);
    });
    serveSocket(server, '/graphql', (say, socket) => (text) => {
      const { type, id } = JSON.parse(text);
      if (type === 'connection_init') say({ type: 'connection_ack' });
      if (type !== 'subscribe') return;
      const tell = (member: object) =>
        say({
          type: 'next',
          id,
          payload: { data: { memberJoined: { __typename: 'MemberEdge', cursor: 'c', node: member } } },
        });
      subscribers.add(tell);
      socket.on('close', () => subscribers.delete(tell));
    });
  },
  async play(stage) {
    const admin = await stage.device();
    await admin.press('Log in');
    await admin.see('4 members');
    await stage.pass(1_200);
    await admin.press('Invite Mia');
    await admin.see('Mia');
    await stage.pass(4_000);
    await admin.press('Remove Jon');
    await admin.see('Removed');
    await stage.pass(5_000);
    await admin.press('Log out');
    await admin.see('Log in');
    await stage.pass(5_000);
  },
};
