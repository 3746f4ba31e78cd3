import { type Cipher, createCipher } from '@driftscope/sync';

/** Seals what only this user is to open, on disks and on the server. */
export const passwordCipher = (userId: string, password: string): Promise<Cipher> =>
  createCipher({ secret: password, salt: userId });
