import type { ProbedNamespace, ProbedSocket } from '../socket-io.ts';
import { watchBroadcasts } from './watch-broadcasts.ts';
import type { WatchParts } from './watch-parts.ts';
import { watchSocket } from './watch-socket.ts';

/** Watches what happens in one namespace: who comes, who is in which room, what is sent. */
export function watchNamespace<S extends ProbedSocket>(
  namespace: ProbedNamespace<S>,
  userOf: (socket: S) => string | undefined,
  parts: WatchParts,
): () => void {
  const { adapter, name } = namespace;
  const { record, guard } = parts;

  const onJoin = (room: string, sid: string) =>
    guard.run('adapter.join-room', () => record({ kind: 'probe.join', sid, namespace: name, room }));
  const onLeave = (room: string, sid: string) =>
    guard.run('adapter.leave-room', () => record({ kind: 'probe.leave', sid, namespace: name, room }));
  const onConnection = (socket: S) =>
    guard.run('namespace.connection', () => {
      let user: string | undefined;
      guard.run('user', () => {
        user = userOf(socket);
      });
      watchSocket(namespace, socket, user, parts);
    });

  adapter.on('join-room', onJoin);
  adapter.on('leave-room', onLeave);
  namespace.prependListener('connection', onConnection);
  const restoreAdapter = watchBroadcasts(namespace, parts);

  return () => {
    adapter.off('join-room', onJoin);
    adapter.off('leave-room', onLeave);
    namespace.off('connection', onConnection);
    restoreAdapter();
  };
}
