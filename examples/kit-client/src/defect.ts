/** One defect of the drifting variant: by which kind it is reported, how to see it, why it happens. */
export interface Defect {
  readonly kind: string;
  readonly what: string;
  readonly provoke: string;
  readonly cause: string;
}
