export interface Vehicle {
  readonly vehicleNo: string;
  readonly place: string;
}
