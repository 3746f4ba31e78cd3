import type { ReactNode } from 'react';

/** A message as it is drawn. */
export interface ShownMessage {
  readonly id: string;
  readonly authorName: string;
  /** The reader wrote it. */
  readonly own: boolean;
  readonly text: string;
  /** ISO time. */
  readonly sentAt: string;
  /** Above the text: a picture or the like. */
  readonly attachment?: ReactNode;
  /** Under the text: how far it came, and what can be done with it. */
  readonly note?: ReactNode;
}
