import type { Namespace, Server, Socket } from 'socket.io';
import type { EventsMap } from '../socket-io.ts';
import { replaceMethod } from './replace-method.ts';
import { watchEngine } from './watch-engine.ts';
import { watchNamespace } from './watch-namespace.ts';
import type { WatchParts } from './watch-parts.ts';

/** Watches a whole server: its engine, the namespaces it has, and those it will have. */
export function watchServer<L extends EventsMap, E extends EventsMap, I extends EventsMap, D>(
  io: Server<L, E, I, D>,
  user: ((socket: Socket<L, E, I, D>) => string | undefined) | undefined,
  parts: WatchParts,
): () => void {
  const undo: (() => void)[] = [];
  const onNamespace = (namespace: Namespace<L, E, I, D>) => {
    undo.push(watchNamespace<Socket<L, E, I, D>>(namespace, (socket) => user?.(socket), parts));
  };
  for (const namespace of io._nsps.values()) onNamespace(namespace);
  io.on('new_namespace', onNamespace);
  undo.push(() => void io.off('new_namespace', onNamespace));

  const onEngine = () => {
    undo.push(watchEngine(io.engine, parts));
  };
  // A server that was not attached to an HTTP server yet gets its engine later.
  if (io.engine !== undefined) onEngine();
  else {
    undo.push(
      replaceMethod(
        io,
        'bind',
        (original) =>
          function (...args) {
            const result = original.call(this, ...args);
            parts.guard.run('server.bind', onEngine);
            return result;
          },
      ),
    );
  }

  return () => {
    for (const step of undo) step();
  };
}
