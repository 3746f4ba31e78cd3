import Type, { type Static } from 'typebox';
import { SealedBoxSchema } from './sealed-box.ts';

/** The public half of a user's key pair on P-256, as a JSON Web Key. */
export const PublicKeySchema = Type.Object({
  kty: Type.Literal('EC'),
  crv: Type.Literal('P-256'),
  x: Type.String(),
  y: Type.String(),
});

export type PublicKey = Static<typeof PublicKeySchema>;

/** Both halves. It never leaves a device. */
export const KeyPairSchema = Type.Object({ publicKey: PublicKeySchema, privateKey: Type.String() });

/** `privateKey`: PKCS #8 in Base64. */
export type KeyPair = Static<typeof KeyPairSchema>;

/** What the server keeps, so that a user's next device has the same keys: sealed under the user's password. */
export const KeyBackupSchema = Type.Object({ publicKey: PublicKeySchema, sealedPrivateKey: SealedBoxSchema });

export type KeyBackup = Static<typeof KeyBackupSchema>;
