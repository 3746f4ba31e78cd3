import type { Message } from '#protocol/message.ts';

const calendar = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

export interface Day {
  readonly day: string;
  readonly messages: readonly Message[];
}

/** Parts a list of messages by the reader's calendar, in the order of their first messages. */
export function daysOf(messages: readonly Message[]): readonly Day[] {
  const days = Map.groupBy(messages, ({ sentAt }) => calendar.format(new Date(sentAt)));
  return [...days].map(([day, ofDay]) => ({ day, messages: ofDay }));
}
