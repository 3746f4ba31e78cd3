import Type, { type Static } from 'typebox';

/** ms since the epoch in Playwright's files, seconds in Chrome's; below this it must be seconds. */
const LEAST_EPOCH_MS = 1e11;

const MessageSchema = Type.Object({
  /** `send`, `receive`, or `error`. */
  type: Type.String(),
  time: Type.Number(),
  /** 1: text, 2: bytes in base64. */
  opcode: Type.Number(),
  data: Type.String(),
});

const HeaderSchema = Type.Object({ name: Type.String(), value: Type.String() });

/** What is read of an entry. All else in a HAR file is left alone. */
export const HarEntrySchema = Type.Object({
  startedDateTime: Type.String(),
  /** ms. Negative or absent where it did not end. */
  time: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
  pageref: Type.Optional(Type.String()),
  /** Of Chrome and Playwright: `document`, `xhr`, `fetch`, `websocket`, … */
  _resourceType: Type.Optional(Type.String()),
  _webSocketMessages: Type.Optional(Type.Array(MessageSchema)),
  request: Type.Object({
    method: Type.String(),
    url: Type.String(),
    headers: Type.Optional(Type.Array(HeaderSchema)),
    postData: Type.Optional(Type.Object({ text: Type.Optional(Type.String()) })),
  }),
  response: Type.Object({
    status: Type.Number(),
    /** Why there is none: `net::ERR_…`. */
    _error: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    _failureText: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    content: Type.Optional(
      Type.Object({
        mimeType: Type.Optional(Type.String()),
        text: Type.Optional(Type.String()),
        encoding: Type.Optional(Type.String()),
      }),
    ),
  }),
});

/** Entries are looked at one by one. */
export const HarSchema = Type.Object({ log: Type.Object({ entries: Type.Array(Type.Unknown()) }) });

export type HarEntry = Static<typeof HarEntrySchema>;
export type HarMessage = Static<typeof MessageSchema>;

/** Epoch ms. */
export const messageAt = ({ time }: HarMessage): number => (time < LEAST_EPOCH_MS ? time * 1000 : time);
