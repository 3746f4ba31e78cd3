import Type, { type Static } from 'typebox';

/** `GET /api/v1/dsn`: where the SDKs of others send to. */
export const SenderAddressesSchema = Type.Object({
  /** For Sentry's SDKs, in place of the team's own. */
  dsn: Type.String(),
  /** For their option `spotlight`, beside the team's own. */
  spotlight: Type.String(),
  /** For OpenTelemetry's exporters, over HTTP. */
  otlp: Type.String(),
});
export type SenderAddresses = Static<typeof SenderAddressesSchema>;
