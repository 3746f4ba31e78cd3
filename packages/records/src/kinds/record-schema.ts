import Type, { type TInteger, type TLiteral, type TNumber, type TObject, type TProperties } from 'typebox';

/** No interface: without an implicit index signature `Static` would not see an object schema, and infer `unknown`. */
type BaseProperties = { seq: TInteger; t: TNumber };

/** 1, 2, 3… in its session. A hole means loss, and is shown as such. */
export const seqSchema: TInteger = Type.Integer({ minimum: 1 });

/** What every record carries, whatever its kind. */
export const baseProperties: BaseProperties = {
  seq: seqSchema,
  /** ms since the session's origin, monotonic. */
  t: Type.Number({ minimum: 0 }),
};

/** Builds the schema of one kind of record: the base, its literal kind, and its own fields. */
export function recordSchema<Kind extends string, Fields extends TProperties>(
  kind: Kind,
  fields: Fields,
): TObject<BaseProperties & { kind: TLiteral<Kind> } & Fields> {
  return Type.Object({ ...baseProperties, kind: Type.Literal(kind), ...fields });
}
