import type { PanelState } from '../panel/panel-model.ts';
import { describeRecording } from './describe-recording.ts';
import classes from './panel.module.css';

/** A dot and a word or two: whether the page is recorded. */
export function RecordingStatus({ state }: { readonly state: PanelState }) {
  const { tone, label, detail } = describeRecording(state);
  return (
    <div className={classes.recording} role="status" title={detail}>
      <span className={classes.dot} data-tone={tone} aria-hidden />
      <span className={classes.recordingLabel}>{label}</span>
    </div>
  );
}
