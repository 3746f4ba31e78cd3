export interface Task {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly due_at: string;
  readonly version: number;
}
