import { useEffect, useState } from 'react';
import { useSync } from '../sync/sync-context.ts';

/** Where the browser finds the opened picture. Absent: it is not read yet, or cannot be had. */
export function usePhotoUrl(conversationId: string, photoId: string): string | undefined {
  const sync = useSync();
  const [url, setUrl] = useState<string>();

  useEffect(() => {
    let made: string | undefined;
    let over = false;
    void sync.photo(conversationId, photoId).then((photo) => {
      if (over || photo === undefined) return;
      made = URL.createObjectURL(photo);
      setUrl(made);
    });
    return () => {
      over = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [sync, conversationId, photoId]);

  return url;
}
