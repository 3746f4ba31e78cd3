export interface Ride {
  readonly rideId: number;
  readonly status: string;
  readonly to: string;
}
