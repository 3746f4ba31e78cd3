import { ApolloClient, gql, HttpLink, InMemoryCache, split } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { ApolloProvider, useMutation, useQuery, useSubscription } from '@apollo/client/react';
import { createClient } from 'graphql-ws';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}
interface Edge {
  readonly cursor: string;
  readonly node: Member;
}
interface Tenant {
  readonly tenant: {
    readonly id: string;
    readonly members: { readonly totalCount: number; readonly edges: readonly Edge[] };
  };
}

const membersQuery = gql`query Members { tenant { id members { totalCount edges { cursor node { id name role } } } } }`;
const joinedQuery = gql`subscription Joined { memberJoined { cursor node { id name role } } }`;
const inviteQuery = gql`mutation Invite($name: String!) { invite(name: $name) { ok } }`;
const removeQuery = gql`mutation RemoveMember($id: ID!) { removeMember(id: $id) { removedId } }`;
const loginQuery = gql`mutation Login { login { token user { id name } } }`;
const logoutQuery = gql`mutation Logout { logout }`;

const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: split(
    ({ operationType }) => String(operationType) === 'subscription',
    new GraphQLWsLink(createClient({ url: socketUrl('/graphql') })),
    new HttpLink({ uri: '/graphql' }),
  ),
});

function Members({ onLogout }: { onLogout: () => void }) {
  const [note, setNote] = useState('');
  const { data } = useQuery<Tenant>(membersQuery);
  const [invite] = useMutation(inviteQuery);
  const [remove] = useMutation<{ removeMember: { removedId: string } }>(removeQuery);
  useSubscription<{ memberJoined: Edge }>(joinedQuery, {
    onData: ({ client, data }) =>
      client.cache.updateQuery<Tenant>({ query: membersQuery }, (old) => {
        const edge = data.data?.memberJoined;
        if (!old || !edge) return old;
        const { members } = old.tenant;
        const totalCount = members.totalCount + 1;
        return { tenant: { ...old.tenant, members: { ...members, totalCount, edges: [...members.edges, edge] } } };
      }),
  });
  const drop = async (id: string) => {
    await remove({ variables: { id }, refetchQueries: [membersQuery], awaitRefetchQueries: true });
    setNote('Removed');
  };
  const members = data?.tenant.members;
  return (
    <main>
      <h1>{`${members?.totalCount} members ${note}`}</h1>
      {members?.edges.map(({ node }) => (
        <p key={node.id}>
          {`${node.name}, ${node.role}`}
          <button type="button" onClick={() => void drop(node.id)}>{`Remove ${node.name}`}</button>
        </p>
      ))}
      <button type="button" onClick={() => void invite({ variables: { name: 'Mia' } })}>
        Invite Mia
      </button>
      <button type="button" onClick={onLogout}>
        Log out
      </button>
    </main>
  );
}

function App() {
  const [user, setUser] = useState<{ id: string; name: string }>();
  const [login] = useMutation<{ login: { user: { id: string; name: string } } }>(loginQuery);
  const [logout] = useMutation(logoutQuery);
  const leave = async () => {
    await logout();
    setUser(undefined);
    if (!isDrifting()) await client.clearStore();
  };
  if (user) return <Members onLogout={() => void leave()} />;
  return (
    <button type="button" onClick={() => void login().then(({ data }) => setUser(data?.login.user))}>
      Log in
    </button>
  );
}

createRoot(findRoot()).render(
  <ApolloProvider client={client}>
    <App />
  </ApolloProvider>,
);
