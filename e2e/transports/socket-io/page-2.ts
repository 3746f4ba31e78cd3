import io from 'socket.io-client-2';
import { type Client, type ClientLibrary, transports } from './client.ts';
import { runScenario } from './run-scenario.ts';

type Socket = ReturnType<typeof io>;

const sockets = new Map<Client, Socket>();

function known(socket: Socket): Client {
  sockets.set(socket, socket);
  return socket;
}

function socketOf(client: Client): Socket {
  const socket = sockets.get(client);
  if (socket === undefined) throw new Error('a client of another library');
  return socket;
}

/** Credentials go in a query with the request for any namespace but the main one, and the client pings. */
const library: ClientLibrary = {
  version: 2,
  connect: () => known(io({ transports, forceNew: true })),
  join: (client, namespace, auth) => known(socketOf(client).io.socket(namespace, { query: auth })),
  engineIdOf: (client) => socketOf(client).io.engine.id,
  onHeartbeat: (client, hear) => client.on('pong', hear),
};

window.transportApp = { run: () => runScenario(library) };
