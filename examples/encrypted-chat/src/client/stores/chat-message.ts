import type { Message } from '#protocol/message.ts';

/** A picture as a message names it. Width and height are absent where they are not known before it was read. */
export interface ShownPhoto {
  readonly id: string;
  readonly widthPx?: number;
  readonly heightPx?: number;
}

/** A message that this device could open, or wrote. */
export interface ChatMessage extends Omit<Message, 'ciphertext'> {
  readonly text: string;
  readonly photo?: ShownPhoto;
  readonly delivery: 'pending' | 'sent' | 'failed';
}
