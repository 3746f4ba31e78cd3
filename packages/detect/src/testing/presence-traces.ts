import type { JsonObject, PatchOp } from '@driftscope/records';
import { PageTrace } from './page-trace.ts';
import { ServerTrace } from './server-trace.ts';

const room = 'team';

/** A server that puts every socket into the same room. */
export class PresenceServer extends ServerTrace {
  arrive(eio: string, user: string): this {
    return this.connect(eio, user).add({ kind: 'probe.join', sid: `sid-${eio}`, namespace: '/', room });
  }

  leave(eio: string): this {
    return this.disconnect(eio, [room]);
  }
}

/**
 * Alice's page with its server: she is there from 1 s on, bob comes with one device at 5 s and with another at 7 s, and her
 * store shows him. What becomes of him, from 20 s on, is up to the test.
 */
export function teamOf(shown: { readonly before: JsonObject; readonly after: JsonObject }): {
  readonly alice: PageTrace;
  readonly server: PresenceServer;
} {
  const server = new PresenceServer();
  const alice = new PageTrace('alice').at(100).seen('alice').store(1, 'people', shown.before);
  server.at(990).arrive('eio-alice', 'alice');
  alice.at(1000).connect('eio-alice', { token: 'alice-token-1' });
  server.at(5000).arrive('eio-phone', 'bob');
  alice.at(5010).receive('presence:joined', { userId: 'bob' });
  show(alice, shown.after);
  server.at(7000).arrive('eio-laptop', 'bob');
  alice.at(7010).receive('presence:joined', { userId: 'bob' });
  return { alice, server };
}

/** The store takes another state, field by field. */
export function show(page: PageTrace, state: JsonObject): PageTrace {
  const patch = Object.entries(state).map(([field, value]): PatchOp => ({ op: 'set', path: [field], value }));
  return page.commit(1, ...patch);
}
