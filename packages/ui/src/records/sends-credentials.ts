import { isJsonObject, type WireConnectRequest } from '@driftscope/records';

/** Whether a request to join carries credentials. An empty object is none: what was in it was `undefined`. */
export const sendsCredentials = ({ auth }: WireConnectRequest): boolean =>
  isJsonObject(auth) ? Object.keys(auth).length > 0 : auth !== undefined;
