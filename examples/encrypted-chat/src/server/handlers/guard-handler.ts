import type { LiveSocket } from '../live-server.ts';
import type { LiveParts } from './live-parts.ts';

/**
 * Lets a handler fail alone: what it throws is reported, and ends neither the process nor another concern's work. The client
 * of a failed event gets no answer.
 */
export const guardHandler =
  <Args extends readonly unknown[]>(
    { errors }: Pick<LiveParts, 'errors'>,
    socket: LiveSocket,
    event: string,
    handle: (...args: Args) => void,
  ) =>
  (...args: Args): void => {
    try {
      handle(...args);
    } catch (error) {
      errors.report(error, { event, socketId: socket.id, userId: socket.data.user.id });
    }
  };
