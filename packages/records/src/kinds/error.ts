import Type from 'typebox';
import { recordSchema } from './record-schema.ts';

/** What was thrown, as far as it says. */
export const thrownFields = {
  /** `TypeError`. Absent where what was thrown is no error. */
  name: Type.Optional(Type.String()),
  message: Type.String(),
  stack: Type.Optional(Type.String()),
  /** The id by which a Sentry SDK reported it. Absent where there is none, or it kept silent. */
  sentryId: Type.Optional(Type.String()),
};

const ErrorUncaught = recordSchema('error.uncaught', {
  ...thrownFields,
  /** Absent where the browser hides it: a script of another origin. */
  source: Type.Optional(Type.String()),
  line: Type.Optional(Type.Integer({ minimum: 0 })),
});

/** A rejection that nobody handled. */
const ErrorRejection = recordSchema('error.rejection', thrownFields);

export const errorSchemas = [ErrorUncaught, ErrorRejection] as const;
