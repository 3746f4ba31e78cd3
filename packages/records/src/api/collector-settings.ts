import Type, { type Static, type TSchema } from 'typebox';

/** The variable of the environment that a setting comes from. */
const variable = Type.String({ pattern: '^[A-Z_]+$' });

const told = <Schema extends TSchema>(value: Schema) => Type.Object({ variable, value });

/** `value` is absent where there is no limit, or nobody chose one. */
const toldIfSet = <Schema extends TSchema>(value: Schema) => Type.Object({ variable, value: Type.Optional(value) });

/** Whether it is set is all that is told of it. */
const untold = Type.Object({ variable, isSet: Type.Boolean() });

/** `GET /api/v1/settings`: how a collector was started. No secret is in it, and nothing that holds one. */
export const CollectorSettingsSchema = Type.Object({
  /** The address it listens on. */
  host: told(Type.String()),
  /** By which it may be called, beside that and those of its machine. */
  names: told(Type.Array(Type.String())),
  /** Origin by which others reach it. Absent: as they call it. */
  publicUrl: toldIfSet(Type.String()),
  tls: untold,
  /** Days. Absent: for ever. */
  keepDays: toldIfSet(Type.Number()),
  /** Megabytes. Absent: any. */
  keepMb: toldIfSet(Type.Number()),
  ingestToken: untold,
  webhook: untold,
  webhookSecret: untold,
  issuesDsn: untold,
  forwardDsn: untold,
  faultsDsn: untold,
  /** What counts as drift where the team wants it otherwise, by the names of thresholds. */
  thresholds: told(Type.Record(Type.String(), Type.Number())),
  /** Absent: whoever started it decides. */
  logLevel: toldIfSet(Type.String()),
});
export type CollectorSettings = Static<typeof CollectorSettingsSchema>;
