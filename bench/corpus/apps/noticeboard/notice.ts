export interface Notice {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}
