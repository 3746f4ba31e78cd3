import { useEffect, useRef } from 'react';
import { useBadge } from '../stores/badge-store.ts';

const APP_TITLE = 'Team Chat';

/** While nobody looks at the tab, its title tells how many messages have come since. */
export function useTitleBadge(): void {
  const received = useBadge((state) => state.received);
  const seen = useRef(received);
  useEffect(() => {
    const show = () => {
      if (document.visibilityState === 'visible' || seen.current === null) seen.current = received;
      const news = (received ?? 0) - (seen.current ?? 0);
      document.title = news > 0 ? `(${news}) ${APP_TITLE}` : APP_TITLE;
    };
    show();
    document.addEventListener('visibilitychange', show);
    return () => document.removeEventListener('visibilitychange', show);
  }, [received]);
}
