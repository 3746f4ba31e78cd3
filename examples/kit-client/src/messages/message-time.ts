const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** Hour and minute, by the reader's clock and habits. */
export const messageTime = (sentAt: string): string => clock.format(new Date(sentAt));
