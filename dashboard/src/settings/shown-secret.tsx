import type { MadeToken } from '@driftscope/records';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { CopyText } from './copy-text.tsx';
import classes from './settings.module.css';

/** The secret of a token that was just made. Once this is gone, nobody can read it again. */
export function ShownSecret({
  made: { token, secret },
  onDone,
}: {
  readonly made: MadeToken;
  readonly onDone: () => void;
}) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <section ref={place} tabIndex={-1} className={classes.secret} aria-label={`Secret of ${token.name}`}>
      <p>
        <strong>{token.name}</strong> was created. Copy it now: it is not shown again.
      </p>
      <div className={classes.copied}>
        <code>{secret}</code>
        <CopyText text={secret} name="the token" />
        <Button flex="none" size="compact-xs" variant="default" onClick={onDone}>
          Done
        </Button>
      </div>
    </section>
  );
}
