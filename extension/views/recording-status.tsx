import type { RecordingNote } from './describe-recording.ts';
import classes from './panel.module.css';

/** A dot and a word or two: whether the page is recorded. */
export function RecordingStatus({ tone, label, detail }: Pick<RecordingNote, 'tone' | 'label' | 'detail'>) {
  return (
    <div className={classes.recording} role="status" title={detail}>
      <span className={classes.dot} data-tone={tone} aria-hidden />
      <span className={classes.recordingLabel}>{label}</span>
    </div>
  );
}
