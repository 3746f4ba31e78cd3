import { envelopeItemTypeToDataCategory } from '@sentry/core';
import { parseEnvelope } from '../sentry/parse-envelope.ts';
import type { Category } from './envelope-queue.ts';

type ItemType = Parameters<typeof envelopeItemTypeToDataCategory>[0];

/** What Sentry counts an envelope's items as. Empty: there is no envelope. */
export function categoriesOf(plain: Uint8Array | undefined): readonly Category[] {
  const envelope = plain && parseEnvelope(plain);
  if (!envelope?.ok) return [];
  const categories = envelope.value.items.map(({ type }) =>
    isItemType(type) ? envelopeItemTypeToDataCategory(type) : 'default',
  );
  return [...new Set(categories)];
}

const itemTypes: readonly string[] = [
  'event',
  'transaction',
  'span',
  'session',
  'sessions',
  'attachment',
  'user_report',
  'feedback',
  'profile',
  'profile_chunk',
  'replay_event',
  'replay_recording',
  'check_in',
  'log',
] satisfies ItemType[];

const isItemType = (type: string): type is ItemType => itemTypes.includes(type);
