import { type disabledUntil, envelopeItemTypeToDataCategory } from '@sentry/core';

/** What Sentry limits apart from all else. */
export type Category = Parameters<typeof disabledUntil>[1];

type ItemType = Parameters<typeof envelopeItemTypeToDataCategory>[0];

/** What Sentry counts items of these types as, each once. */
export function categoriesOf(types: readonly string[]): readonly Category[] {
  const categories = types.map((type) => (isItemType(type) ? envelopeItemTypeToDataCategory(type) : 'default'));
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
