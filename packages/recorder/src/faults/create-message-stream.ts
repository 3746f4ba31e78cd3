import { eventNameOf } from './event-name.ts';

/** What the frames of one socket and direction belong to. */
export interface MessageStream {
  /** Where a frame belongs. `null`: to the protocol itself. */
  place(data: unknown): FramePlace | null;
}

export interface FramePlace {
  /** It begins a message: `name` is what the app calls it, if it does; `text` is all of it that can be read. */
  readonly begins?: { readonly name: string | undefined; readonly text: string };
  /** The message is whole with it. */
  readonly isLast: boolean;
}

/** Socket.IO's header of a packet that goes on in so many binary frames. */
const attachments = /^4[56](\d+)-/;

/** @param isEngine the socket speaks Engine.IO, with packets of Socket.IO inside. */
export function createMessageStream(isEngine: boolean): MessageStream {
  let left = 0;
  return {
    place: (data) => {
      if (typeof data !== 'string') {
        if (left === 0) return { begins: { name: undefined, text: '' }, isLast: true };
        left -= 1;
        return { isLast: left === 0 };
      }
      const name = eventNameOf(data, isEngine);
      if (name === null) return null;
      left = isEngine ? Number(attachments.exec(data)?.[1] ?? 0) : 0;
      return { begins: { name, text: data }, isLast: left === 0 };
    },
  };
}
