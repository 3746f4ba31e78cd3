import { Server } from 'socket.io';
import createServer2 from 'socket.io-2';
import { Server as Server3 } from 'socket.io-3';
import * as msgpack from 'socket.io-msgpack-parser';
import type { ServeTransport } from '#support/sites/transport-site.ts';
import { test } from '#support/transport-test.ts';
import { serveRecovery } from '#transports/socket-io/serve-recovery.ts';
import { serveSails } from '#transports/socket-io/serve-sails.ts';
import { serveScenario } from '#transports/socket-io/serve-scenario.ts';

/** A heart that beats twice before a test is over. */
const heart = { pingInterval: 250, pingTimeout: 5000 };

const servers: readonly (readonly [name: string, page: string, serve: ServeTransport])[] = [
  ['Socket.IO 4', 'page-4.ts', (http) => serveScenario(new Server(http, heart))],
  [
    'Socket.IO 4 in MessagePack',
    'page-msgpack.ts',
    (http) => serveScenario(new Server(http, { ...heart, parser: msgpack })),
  ],
  ['Socket.IO 3', 'page-3.ts', (http) => serveScenario(new Server3(http, heart))],
  ['Socket.IO 2', 'page-2.ts', (http) => serveScenario(createServer2(http, heart))],
];

const ways = [
  ['over websocket', 'websocket'],
  ['by polling', 'polling'],
  ['by polling, then over websocket', 'polling,websocket'],
] as const;

for (const [name, page, serve] of servers) {
  for (const [way, transports] of ways) {
    test(`${name} ${way} is decoded to what its client saw`, async ({ openTransport }) => {
      const app = await openTransport(`socket-io/${page}`, serve, `?${transports}`);
      await app.expectSameAccount();
    });
  }
}

const SAILS_TITLE = 'requests that Sails sends inside the socket are decoded to what its client saw';
test(SAILS_TITLE, { tag: '@nightly' }, async ({ openTransport }) => {
  const app = await openTransport(
    'socket-io/page-sails.ts',
    (http) => serveSails(createServer2(http, heart)),
    '?websocket',
  );
  await app.expectSameAccount();
});

test('a connection that is taken up again is decoded with what was replayed', async ({ openTransport }) => {
  const app = await openTransport('socket-io/page-recovery.ts', serveRecovery);
  await app.expectSameAccount();
});
