import type { ServeTransport } from '#support/sites/transport-site.ts';
import { test } from '#support/transport-test.ts';
import { serveEvents } from '#transports/plain/serve-events.ts';
import { serveGraphql } from '#transports/plain/serve-graphql.ts';
import { serveGraphqlLegacy } from '#transports/plain/serve-graphql-legacy.ts';
import { servePhoenix } from '#transports/plain/serve-phoenix.ts';
import { servePusher } from '#transports/plain/serve-pusher.ts';
import { serveRaw } from '#transports/plain/serve-raw.ts';
import { serveSignalr } from '#transports/plain/serve-signalr.ts';
import { serveStomp } from '#transports/plain/serve-stomp.ts';

const protocols: readonly (readonly [name: string, page: string, serve: ServeTransport, tag?: '@nightly'])[] = [
  ['GraphQL', 'page-graphql.ts', serveGraphql],
  ['GraphQL before its present protocol', 'page-graphql-legacy.ts', serveGraphqlLegacy, '@nightly'],
  ['Phoenix', 'page-phoenix.ts', servePhoenix],
  ['SignalR', 'page-signalr.ts', serveSignalr],
  ['Pusher', 'page-pusher.ts', servePusher],
  ['STOMP', 'page-stomp.ts', serveStomp],
  ['EventSource', 'page-events.ts', serveEvents],
  ['several sockets with JSON-RPC, JSON and text', 'page-raw.ts', serveRaw],
];

for (const [name, page, serve, tag] of protocols) {
  test(`${name} is decoded to what its client saw`, { tag: tag ?? [] }, async ({ openTransport }) => {
    const app = await openTransport(`plain/${page}`, serve);
    await app.expectSameAccount();
  });
}
