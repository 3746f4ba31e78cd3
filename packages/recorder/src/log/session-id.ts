import type { SessionId } from '@driftscope/records';

/** Names one page load: 32 hex digits. A page that is not a secure context has no `randomUUID`, but random values it has. */
export const createSessionId = (crypto: Crypto): SessionId =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => (byte + 256).toString(16).slice(1))
    .join('') as SessionId;
