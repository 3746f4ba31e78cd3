import Type, { type Static } from 'typebox';

/** A message in the sync log: the same for both sides. */
export const MessageFieldsSchema = Type.Object({
  from: Type.Union([Type.Literal('customer'), Type.Literal('support')]),
  authorId: Type.String(),
  authorName: Type.String(),
  text: Type.String({ minLength: 1, maxLength: 4000 }),
  /** ISO time. */
  sentAt: Type.String(),
  /** Absent: it says what it said at first. */
  edited: Type.Optional(Type.Boolean()),
});

/** What an edit sets. */
export const EditFieldsSchema = Type.Object({ text: MessageFieldsSchema.properties.text, edited: Type.Literal(true) });

/** Up to when one side has seen the chat, in ISO time. The mark of a side has the side's name. */
export const MarkFieldsSchema = Type.Object({ upTo: Type.String() });

export type MessageFields = Static<typeof MessageFieldsSchema>;

/** The scope of a chat in the sync log. */
export const chatScope = (chatId: string): string => `chat:${chatId}`;

/** The chat that a scope of the sync log is of. */
export const chatIdOf = (scope: string): string => scope.slice('chat:'.length);
