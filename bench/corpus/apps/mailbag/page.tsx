import { ApolloClient, gql, HttpLink, InMemoryCache, type Reference, split } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { ApolloProvider, useMutation, useQuery, useSubscription } from '@apollo/client/react';
import { createClient } from 'graphql-ws';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Conversation {
  readonly __typename: 'Conversation';
  readonly id: string;
  readonly subject: string;
  readonly unread: number;
  readonly assignee: { readonly id: string; readonly name: string } | null;
}
interface Team {
  readonly __typename: 'Team';
  readonly id: string;
  readonly unreadTotal: number;
}
interface Listed {
  readonly team: Team;
  readonly conversations: readonly Conversation[];
}
type Change = {
  readonly conversationChanged: { readonly kind: string; readonly conversation: Conversation };
};

const parts = 'id subject unread assignee { id name }';
const listQuery = gql`query Conversations($filter: Filter!) {
  team { id unreadTotal }
  conversations(filter: $filter) { ${parts} }
}`;
const changedQuery = gql`subscription Changes { conversationChanged { kind conversation { ${parts} } } }`;
const closeQuery = gql`mutation Close($id: ID!) { close(id: $id) { id } }`;
const replyQuery = gql`mutation Receive($id: ID!) { receive(id: $id) { id unread } }`;

const sockets = createClient({ url: socketUrl('/graphql'), shouldRetry: () => true, retryWait: () => rest(700) });
const rest = (afterMs: number) => new Promise<void>((resolve) => setTimeout(resolve, afterMs));

const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: split(
    ({ operationType }) => String(operationType) === 'subscription',
    new GraphQLWsLink(sockets),
    new HttpLink({ uri: '/graphql' }),
  ),
});

let connections = 0;
sockets.on('connected', () => {
  connections += 1;
  if (connections > 1 && !isDrifting()) void client.refetchQueries({ include: 'active' });
});

/** A conversation that is closed is in no list any more. */
const takeOut = (id: string): void =>
  void client.cache.modify({
    fields: {
      conversations: (existing: readonly Reference[] = [], { readField }) =>
        existing.filter((one) => readField('id', one) !== id),
    },
  });

const countUp = (team: string): void =>
  void client.cache.modify<Team>({ id: team, fields: { unreadTotal: (total) => total + 1 } });

function List({ filter }: { readonly filter: string }) {
  const { data } = useQuery<Listed>(listQuery, { variables: { filter } });
  const [close] = useMutation(closeQuery);
  const [receive] = useMutation(replyQuery);
  return (
    <section>
      <h2>{`${data?.team.unreadTotal} unread`}</h2>
      {data?.conversations.map((one) => (
        <p key={one.id}>
          {`${one.subject} (${one.unread}) for ${one.assignee?.name ?? 'nobody'}`}
          <button type="button" onClick={() => void receive({ variables: { id: one.id } })}>
            {`Ask ${one.subject}`}
          </button>
          <button
            type="button"
            onClick={() => void close({ variables: { id: one.id } })}
          >{`Close ${one.subject}`}</button>
        </p>
      ))}
    </section>
  );
}

function Mailbag() {
  const [filter, setFilter] = useState('ALL');
  const { data } = useSubscription<Change>(changedQuery);
  useEffect(() => {
    const change = data?.conversationChanged;
    if (change?.kind === 'CLOSED') takeOut(change.conversation.id);
    if (change?.kind === 'MESSAGE') countUp('Team:team_4');
  }, [data]);
  return (
    <main>
      <button type="button" onClick={() => setFilter('ALL')}>
        All
      </button>
      <button type="button" onClick={() => setFilter('MINE')}>
        Mine
      </button>
      <List filter={filter} />
    </main>
  );
}

createRoot(findRoot()).render(
  <ApolloProvider client={client}>
    <Mailbag />
  </ApolloProvider>,
);
