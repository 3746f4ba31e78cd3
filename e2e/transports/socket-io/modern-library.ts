import { type Client, type ClientLibrary, transports } from './client.ts';

/** What is used of a manager: one connection, and the namespaces that are joined on it. */
export interface Connection {
  readonly engine: { readonly id: string; on(event: 'ping' | 'pong', listener: () => void): unknown };
  socket(namespace: string, options: { readonly auth: Record<string, string> }): Client;
}

/** The library from version 3 on: credentials go with the request to join, and the server pings. */
export function createModernLibrary(
  version: 3 | 4,
  createConnection: (options: { readonly transports: string[] }) => Connection,
): ClientLibrary {
  const connections = new Map<Client, Connection>();

  function join(connection: Connection, namespace: string, auth: Readonly<Record<string, string>>): Client {
    const client = connection.socket(namespace, { auth });
    connections.set(client, connection);
    return client;
  }

  function connectionOf(client: Client): Connection {
    const connection = connections.get(client);
    if (connection === undefined) throw new Error('a client of another library');
    return connection;
  }

  return {
    version,
    connect: (auth) => join(createConnection({ transports }), '/', auth),
    join: (client, namespace, auth) => join(connectionOf(client), namespace, auth),
    engineIdOf: (client) => connectionOf(client).engine.id,
    // Version 3 calls the server's ping a pong, as it was in version 2.
    onHeartbeat: (client, hear) => connectionOf(client).engine.on(version === 3 ? 'pong' : 'ping', hear),
  };
}
