export interface Message {
  readonly id: string;
  readonly author: string;
  readonly text: string;
}

export const makeMessage = (n: number): Message => ({
  id: `m_${n}`,
  author: `u_${n % 40}`,
  text: `Message number ${n}, of about the usual length of what people write to each other.`,
});

/** The state that every commit changes by one message. */
export const tenThousandMessages = (): readonly Message[] => Array.from({ length: 10_000 }, (_, n) => makeMessage(n));
