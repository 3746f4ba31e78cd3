import { parse, type User } from '@driftscope/example-protocol';
import Type from 'typebox';
import type { Identity } from './identity.ts';

const HandshakeSchema = Type.Object({ token: Type.String() });

/** A socket of Socket.IO, as far as it matters here. */
interface NamedSocket {
  readonly handshake: { readonly auth: unknown };
  readonly data: { user?: User };
}

/** Notes on a socket who has connected it, where the token tells. Lets everybody pass: for `use` of a namespace. */
export const nameUser =
  ({ accounts, tokens }: Identity) =>
  async (socket: NamedSocket, next: () => void): Promise<void> => {
    const handshake = parse(HandshakeSchema, socket.handshake.auth, 'The handshake');
    const userId = handshake.ok ? await tokens.verify(handshake.value.token) : undefined;
    const user = userId === undefined ? undefined : accounts.user(userId);
    if (user !== undefined) socket.data.user = user;
    next();
  };
