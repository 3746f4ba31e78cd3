import type { SessionId } from '@driftscope/records';

/** Names one page load. A page that is not a secure context has no `randomUUID`, but random values it has. */
export function createSessionId(crypto: Crypto): SessionId {
  const id = typeof crypto.randomUUID === 'function' ? crypto.randomUUID() : randomHex(crypto);
  if (!isSessionId(id)) throw new Error('no id');
  return id;
}

function randomHex(crypto: Crypto): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const isSessionId = (id: string): id is SessionId => /^[A-Za-z0-9_.:-]{16,128}$/.test(id);
