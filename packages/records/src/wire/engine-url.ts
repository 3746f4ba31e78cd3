/** What an address of Engine.IO says. */
export interface EngineUrl {
  /** Protocol 3 carries Socket.IO 1 and 2, protocol 4 what came after. */
  readonly version: 3 | 4;
  /** The connection that goes on. Absent: a new one begins. */
  readonly sid?: string;
}

/** Reads the query of an address. `undefined`: it is not Engine.IO's. */
export function parseEngineUrl(url: string): EngineUrl | undefined {
  const start = url.indexOf('?');
  if (start === -1 || !url.includes('EIO=', start)) return undefined;
  const query = new URLSearchParams(url.slice(start + 1).split('#', 1)[0]);
  const version = query.get('EIO');
  if (version === null) return undefined;
  const sid = query.get('sid');
  return { version: version === '3' ? 3 : 4, ...(sid ? { sid } : {}) };
}
