import Type from 'typebox';
import { recordSchema } from './record-schema.ts';

const thrown = {
  /** `TypeError`. Absent where what was thrown is no error. */
  name: Type.Optional(Type.String()),
  message: Type.String(),
  stack: Type.Optional(Type.String()),
  /** The id by which a Sentry SDK in the page reported it. Absent where there is none, or it kept silent. */
  sentryId: Type.Optional(Type.String()),
};

const ErrorUncaught = recordSchema('error.uncaught', {
  ...thrown,
  /** Absent where the browser hides it: a script of another origin. */
  source: Type.Optional(Type.String()),
  line: Type.Optional(Type.Integer({ minimum: 0 })),
});

/** A rejection that nobody handled. */
const ErrorRejection = recordSchema('error.rejection', thrown);

export const errorSchemas = [ErrorUncaught, ErrorRejection] as const;
