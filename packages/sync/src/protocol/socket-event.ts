/** The one event of a socket that carries the protocol, both ways. */
export const SOCKET_EVENT = 'sync';
