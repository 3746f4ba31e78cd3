import type { LinkedError } from '@driftscope/detect';
import { formatClock } from '../format/format-clock.ts';
import { linkText } from './link-text.ts';
import classes from './traces.module.css';

/** Frames that are shown at first: the application's own are nearly always among them. */
const FRAMES_FIRST = 4;

/** An error that was reported: what, where, when, and why it is shown. */
export function TraceErrorCard({ error }: { readonly error: LinkedError }) {
  const { name, message, at, during, service, side, handled, frames, link } = error;
  const about = [
    formatClock(at),
    side === 'client' ? 'in the page' : (service ?? 'on the server'),
    during,
    handled === undefined ? undefined : handled ? 'caught' : 'uncaught',
  ];
  return (
    <article className={classes.error} aria-label={`Error: ${message}`}>
      <h3 className={classes.errorTitle}>
        {name && <span className={classes.errorName}>{name}</span>} {message || 'without a message'}
      </h3>
      <p className={classes.about}>
        {about.filter((part) => part !== undefined).join(' · ')}
        <span className={classes.link}>{linkText(link)}</span>
      </p>
      {frames.length > 0 && <Frames frames={frames.slice(0, FRAMES_FIRST)} />}
      {frames.length > FRAMES_FIRST && (
        <details>
          <summary>{frames.length - FRAMES_FIRST} more calls</summary>
          <Frames frames={frames.slice(FRAMES_FIRST)} />
        </details>
      )}
    </article>
  );
}

function Frames({ frames }: { readonly frames: LinkedError['frames'] }) {
  return (
    <ol className={classes.frames}>
      {frames.map(({ text, inApp, code }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a call may be in a stack twice, and stacks do not change.
        <li key={index} data-in-app={inApp !== false}>
          {text}
          {code && inApp !== false && <code>{code}</code>}
        </li>
      ))}
    </ol>
  );
}
