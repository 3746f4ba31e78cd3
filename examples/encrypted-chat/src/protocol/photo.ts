import Type from 'typebox';
import { SealedBoxSchema } from './sealed-box.ts';

/** A sealed picture, as it is stored and read. */
export const SealedPhotoSchema = Type.Object({ conversationId: Type.String(), box: SealedBoxSchema });
