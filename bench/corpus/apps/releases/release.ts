export interface Release {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly version: number;
}
