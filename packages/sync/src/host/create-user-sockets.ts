import type { Namespace, Socket } from 'socket.io';
import type { Change } from '../protocol/change.ts';
import { parseClientMessage } from '../protocol/client-message.ts';
import type { Scope } from '../protocol/ids.ts';
import type { ServerMessage } from '../protocol/server-message.ts';
import { SOCKET_EVENT } from '../protocol/socket-event.ts';
import type { Access, SyncCore } from '../server/create-sync-core.ts';
import { timerMs } from '../time/timer-ms.ts';
import type { Authenticate, Identity } from './authenticate.ts';

export interface UserSocketsOptions {
  readonly core: SyncCore;
  readonly access: Access;
  readonly authenticate: Authenticate;
  readonly now: () => number;
  readonly onOpen: (user: string, socket: string) => void;
  readonly onClose: (user: string, socket: string) => void;
}

export interface UserSockets {
  attach(namespace: Namespace): void;
  sendChange(change: Change): void;
  accessChanged(user: string): void;
  kick(user: string): void;
  stop(): void;
}

interface OpenSocket {
  readonly socket: Socket;
  readonly user: string;
  scopes: ReadonlySet<Scope>;
  readonly expiry: NodeJS.Timeout | undefined;
}

/** Sockets of signed-in users. Each is in the room of every scope that its user may see. */
export function createUserSockets(options: UserSocketsOptions): UserSockets {
  const { core, access, authenticate, now, onOpen, onClose } = options;
  const open = new Map<string, OpenSocket>();
  const namespaces = new Set<Namespace>();

  const accept = (socket: Socket, { user, untilMs }: Identity & { kind: 'user' }) => {
    const scopes = new Set(access.scopesOf(user));
    const expiry = untilMs === undefined ? undefined : closeAt(socket, untilMs - now());
    open.set(socket.id, { socket, user, scopes, expiry });
    socket.on('disconnect', () => {
      clearTimeout(expiry);
      open.delete(socket.id);
      onClose(user, socket.id);
    });
    socket.on(SOCKET_EVENT, (message: unknown) => {
      if (parseClientMessage(message).ok) send(socket, core.pong(user));
    });
    onOpen(user, socket.id);
    // In the rooms before the heads are told: what is sent in between comes twice rather than never.
    for (const scope of scopes) socket.join(roomOf(scope));
    send(socket, core.hello(user));
  };

  const ofUser = (user: string): readonly OpenSocket[] => [...open.values()].filter((each) => each.user === user);

  return {
    attach: (namespace) => {
      namespaces.add(namespace);
      const accepted = new WeakMap<Socket, Identity & { kind: 'user' }>();
      namespace.use(async (socket, next) => {
        const identity = await identityOf(authenticate, socket.handshake.auth.token);
        if (identity.kind === 'user') accepted.set(socket, identity);
        next(identity.kind === 'user' ? undefined : refusal(identity.kind));
      });
      namespace.on('connection', (socket) => {
        const identity = accepted.get(socket);
        if (identity) accept(socket, identity);
      });
    },
    sendChange: (change) => {
      for (const namespace of namespaces) {
        namespace.to(roomOf(change.scope)).emit(SOCKET_EVENT, { kind: 'change', change } satisfies ServerMessage);
      }
    },
    accessChanged: (user) => {
      const scopes = new Set(access.scopesOf(user));
      const heads = new Map(Object.entries(core.heads(user).heads));
      for (const each of ofUser(user)) {
        for (const scope of [...each.scopes].filter((scope) => !scopes.has(scope))) {
          each.socket.leave(roomOf(scope));
          send(each.socket, { kind: 'left', scope });
        }
        for (const scope of [...scopes].filter((scope) => !each.scopes.has(scope))) {
          each.socket.join(roomOf(scope));
          send(each.socket, { kind: 'joined', scope, head: heads.get(scope) ?? 0 });
        }
        each.scopes = scopes;
      }
    },
    kick: (user) => {
      for (const { socket } of ofUser(user)) socket.disconnect(true);
    },
    stop: () => {
      for (const { expiry } of open.values()) clearTimeout(expiry);
    },
  };
}

function send(socket: Socket, message: ServerMessage): void {
  socket.emit(SOCKET_EVENT, message);
}

const roomOf = (scope: Scope): string => `sync ${scope}`;

function closeAt(socket: Socket, inMs: number): NodeJS.Timeout {
  const timer = setTimeout(() => socket.disconnect(true), timerMs(inMs));
  timer.unref();
  return timer;
}

async function identityOf(authenticate: Authenticate, token: unknown): Promise<Identity> {
  return authenticate(typeof token === 'string' ? token : '');
}

/** How the client knows whether to come again. */
function refusal(reason: 'unauthorized' | 'refused'): Error {
  return Object.assign(new Error(reason), { data: { reason } });
}
