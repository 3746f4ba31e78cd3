import Type, { type Static } from 'typebox';

/** An example application that runs beside the collector. */
export const ExampleSchema = Type.Object({
  id: Type.String({ minLength: 1 }),
  name: Type.String(),
  /** The letter of the system it stands for. */
  system: Type.String(),
  url: Type.String(),
  /** Addresses of the same application, with its defects and without. */
  variants: Type.Object({ drifting: Type.String(), synced: Type.String() }),
});

/** `GET /api/examples`. */
export const ExampleListSchema = Type.Object({ examples: Type.Array(ExampleSchema) });

export type Example = Static<typeof ExampleSchema>;
