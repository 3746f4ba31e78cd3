import Type, { type TInteger, type TLiteral, type TNumber, type TObject, type TProperties } from 'typebox';

/** No interface: without an implicit index signature `Static` would not see an object schema, and infer `unknown`. */
type BaseProperties = { seq: TInteger; t: TNumber };

/** 1, 2, 3… in its session. A hole means loss, and is shown as such. Beyond the maximum, numbers are no longer exact. */
export const seqSchema: TInteger = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** ms since the session's origin, monotonic. At most some thirty years, so that with an origin it is a date. */
export const sessionTimeSchema: TNumber = Type.Number({ minimum: 0, maximum: 1e12 });

/** What every record carries, whatever its kind. */
export const baseProperties: BaseProperties = {
  seq: seqSchema,
  t: sessionTimeSchema,
};

/** Builds the schema of one kind of record: the base, its literal kind, and its own fields. */
export function recordSchema<Kind extends string, Fields extends TProperties>(
  kind: Kind,
  fields: Fields,
): TObject<BaseProperties & { kind: TLiteral<Kind> } & Fields> {
  return Type.Object({ ...baseProperties, kind: Type.Literal(kind), ...fields });
}
