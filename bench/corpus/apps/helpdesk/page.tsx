import { ApolloClient, gql, HttpLink, InMemoryCache, split } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { ApolloProvider, useMutation, useQuery, useSubscription } from '@apollo/client/react';
import { createClient } from 'graphql-ws';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { findRoot, socketUrl } from '../page-kit.ts';

interface Ticket {
  readonly id: string;
  readonly subject: string;
  readonly status: string;
  readonly customer: { readonly name: string };
}

const ticketsQuery = gql`query Tickets { tickets { id subject status customer { id name } } }`;
const ticketQuery = gql`query Ticket($id: ID!) { ticket(id: $id) { id subject status } }`;
const changedQuery = gql`subscription TicketChanged { ticketChanged { id subject status customer { id name } } }`;
const solveQuery = gql`mutation Solve($id: ID!) { solve(id: $id) { id status } }`;

const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: split(
    ({ operationType }) => String(operationType) === 'subscription',
    new GraphQLWsLink(createClient({ url: socketUrl('/subscriptions') })),
    new HttpLink({ uri: '/graphql' }),
  ),
});

function Details({ id }: { id: string }) {
  const { data } = useQuery<{ ticket: Ticket }>(ticketQuery, { variables: { id } });
  return <h2>{`${data?.ticket.subject} is ${data?.ticket.status}`}</h2>;
}

function Tickets() {
  const [shown, setShown] = useState<string>();
  const { data } = useQuery<{ tickets: Ticket[] }>(ticketsQuery);
  const [solve] = useMutation<{ solve: Ticket }>(solveQuery);
  useSubscription<{ ticketChanged: Ticket }>(changedQuery);
  return (
    <main>
      {shown && <Details id={shown} />}
      {data?.tickets.map(({ id, subject, status, customer }) => (
        <p key={id}>
          {`${subject} of ${customer.name}: ${status}`}
          <button type="button" onClick={() => setShown(id)}>{`Show ${subject}`}</button>
          <button type="button" onClick={() => void solve({ variables: { id } })}>{`Solve ${subject}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(
  <ApolloProvider client={client}>
    <Tickets />
  </ApolloProvider>,
);
