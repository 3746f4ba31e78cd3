import Type, { type TSchema } from 'typebox';

/** An answer in JSON, as the description of an operation has it. */
export const json = (schema: TSchema, status = 200) => ({ status, type: 'application/json', schema });

/** A body in JSON. */
export const jsonBody = (schema: TSchema) => ({ type: 'application/json', schema });

/** The bytes of a file. */
export const file = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' });
