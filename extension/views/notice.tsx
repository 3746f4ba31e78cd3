import type { ReactNode } from 'react';
import classes from './panel.module.css';

export interface NoticeProps {
  readonly tone: 'plain' | 'bad';
  readonly text: string;
  /** The way out: a button. */
  readonly children?: ReactNode;
}

/** One line across the panel. */
export function Notice({ tone, text, children }: NoticeProps) {
  return (
    <div className={classes.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : 'note'}>
      <span>{text}</span>
      {children}
    </div>
  );
}
