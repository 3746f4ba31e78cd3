import type { ShownMessage } from './shown-message.ts';

const calendar = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

export interface Day {
  readonly day: string;
  readonly messages: readonly ShownMessage[];
}

/** Parts a list of messages by the reader's calendar, in the order of their first messages. */
export function daysOf(messages: readonly ShownMessage[]): readonly Day[] {
  const days = Map.groupBy(messages, ({ sentAt }) => calendar.format(new Date(sentAt)));
  return [...days].map(([day, ofDay]) => ({ day, messages: ofDay }));
}
