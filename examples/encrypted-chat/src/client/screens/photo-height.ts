import type { ShownPhoto } from '../stores/chat-message.ts';

/** As wide as a photo is drawn where there is room. */
const drawnWidthPx = 300;

/** About how high a photo will be. 0: there is none, or nobody knows. */
export function photoHeight(photo: ShownPhoto | undefined): number {
  if (photo?.widthPx === undefined || photo.heightPx === undefined) return 0;
  return (drawnWidthPx * photo.heightPx) / photo.widthPx;
}
