import { parseEnvelope } from '../sentry/parse-envelope.ts';

/** The types of an envelope's items, each once. Empty: there is no envelope. */
export function itemTypesOf(plain: Uint8Array | undefined): readonly string[] {
  const envelope = plain && parseEnvelope(plain);
  return envelope?.ok ? [...new Set(envelope.value.items.map(({ type }) => type))] : [];
}
