/** A ticket, as its server and its page have it. */
export interface Ticket {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly assignee: string | null;
  readonly dueOn: string | null;
  readonly note: string;
  readonly views: number;
  readonly version: number;
}
