import { usePhotoUrl } from '../photos/use-photo-url.ts';
import type { ShownPhoto } from '../stores/chat-message.ts';
import styles from './photo.module.css';

/** A picture. Where its size is known, its place is kept free until it is there. */
export function Photo({ conversationId, photo }: { readonly conversationId: string; readonly photo: ShownPhoto }) {
  const url = usePhotoUrl(conversationId, photo.id);
  const { widthPx, heightPx } = photo;
  const isSizeKnown = widthPx !== undefined && heightPx !== undefined;
  return (
    <span className={styles.photo} style={isSizeKnown ? { aspectRatio: `${widthPx} / ${heightPx}` } : {}}>
      {url !== undefined && <img src={url} alt="An evening at the sea" />}
    </span>
  );
}
