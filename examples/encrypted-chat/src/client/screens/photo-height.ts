import type { ShownPhoto } from '../stores/chat-message.ts';

/** As wide as a photo is drawn where there is room. */
const DRAWN_WIDTH_PX = 300;

/** About how high a photo will be. 0: there is none, or nobody knows. */
export function photoHeight(photo: ShownPhoto | undefined): number {
  if (photo?.widthPx === undefined || photo.heightPx === undefined) return 0;
  return (DRAWN_WIDTH_PX * photo.heightPx) / photo.widthPx;
}
