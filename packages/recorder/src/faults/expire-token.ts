import type { StartFault } from './fault-tools.ts';

const tokenName = /token|auth|jwt|bearer|session|ticket|secret|api.?key/i;

/** A CONNECT packet of Socket.IO with what it says to be let in; in a request it is one of several, parted by `\x1e`. */
const connectPacket = /^(40(?:\/[^,]*,)?)(\{.*\})$/s;

/**
 * At its next connect the page shows tokens that the server cannot take: in what Socket.IO sends to be let in, and in the
 * addresses of sockets. A JSON Web Token gets an end in the past, to which its signature does not fit; any other becomes
 * a word. Cookies are the browser's, and stay.
 */
export const startExpireToken: StartFault<'expire-token'> = (_spec, { wires, requests, after, hit, over }) => {
  const done = () => {
    hit();
    after(0, over);
  };
  const undo = [
    wires.onAddress((url) => {
      const changed = expiredInUrl(url);
      if (changed !== undefined) done();
      return changed;
    }),
    wires.onFrameOut((_ws, data, send) => {
      const changed = typeof data === 'string' ? expiredInPacket(data) : undefined;
      if (changed === undefined) return undefined;
      done();
      send(changed);
      return true;
    }),
    requests(({ url, body }) => {
      if (body === undefined || !url.includes('EIO=')) return undefined;
      const packets = body.split('\x1e');
      const changed = packets.map((packet) => expiredInPacket(packet) ?? packet);
      if (changed.every((packet, index) => packet === packets[index])) return undefined;
      done();
      return { kind: 'body', body: changed.join('\x1e') };
    }),
  ];
  return () => {
    for (const step of undo) step();
  };
};

function expiredInUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  let isChanged = false;
  for (const [name, value] of [...parsed.searchParams]) {
    if (!tokenName.test(name) || value === '') continue;
    parsed.searchParams.set(name, expired(value));
    isChanged = true;
  }
  return isChanged ? parsed.href : undefined;
}

function expiredInPacket(packet: string): string | undefined {
  const [, head, json] = connectPacket.exec(packet) ?? [];
  if (head === undefined || json === undefined) return undefined;
  let isChanged = false;
  try {
    const changed = JSON.stringify(JSON.parse(json), (name, value: unknown) => {
      if (typeof value !== 'string' || value === '' || !tokenName.test(name)) return value;
      isChanged = true;
      return expired(value);
    });
    return isChanged ? `${head}${changed}` : undefined;
  } catch {
    return undefined; // No packet of Socket.IO after all.
  }
}

function expired(token: string): string {
  const [, scheme = '', value = token] = /^(Bearer\s+)?(.*)$/s.exec(token) ?? [];
  const [head, claims, signature] = value.split('.');
  if (head === undefined || claims === undefined || signature === undefined) return `${scheme}expired`;
  try {
    const claimed: unknown = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/')));
    const past = btoa(JSON.stringify({ ...Object(claimed), exp: 1 }));
    return `${scheme}${head}.${past.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.${signature}`;
  } catch {
    return `${scheme}expired`; // Only its look is that of a JSON Web Token.
  }
}
