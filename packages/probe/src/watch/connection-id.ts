import type { EngineConnection } from '../socket-io.ts';

/** The Engine.IO session id: documented as `socket.conn.id`, and yet private in its types. */
export function connectionId(connection: EngineConnection): string {
  const id: unknown = Reflect.get(connection, 'id');
  if (typeof id !== 'string') throw new Error('This version of Engine.IO names its connections in another way.');
  return id;
}
