import type { Server } from 'node:http';
import { buildSchema, execute, subscribe } from 'graphql';
import { SubscriptionServer } from 'subscriptions-transport-ws';

const schema = buildSchema(`
  type Thing { id: ID }
  type Query { me: Thing }
  type Subscription { message: Thing }
`);

const rootValue = {
  me: { id: 'u_alice' },
  async *message() {
    for (const id of ['m_1', 'm_2']) yield { message: { id } };
  },
};

/** Speaks `graphql-ws`, as servers did before `graphql-transport-ws`. */
export function serveGraphqlLegacy(server: Server): () => void {
  const options = { schema, rootValue, execute, subscribe, keepAlive: 50 };
  const subscriptions = SubscriptionServer.create(options, { server, path: '/' });
  return () => subscriptions.close();
}
