import Type, { type Static } from 'typebox';

/** One connected device of a user. */
export const DeviceSchema = Type.Object({ userId: Type.String(), deviceId: Type.String() });

export const DeviceListSchema = Type.Array(DeviceSchema);

export type Device = Static<typeof DeviceSchema>;
