export interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly unread: boolean;
  readonly flagged: boolean;
  readonly updated_at: string;
  /** Of the mail alone: lists are without. */
  readonly body?: string;
  /** It is in the bin. */
  readonly deleted_at?: string;
}

/** A part of a list, and how long that is. */
export interface MailWindow {
  readonly mails: readonly Mail[];
  readonly total: number;
}
