import { Button } from '@mantine/core';
import type { PanelState } from '../panel/panel-state.ts';
import type { SaveSettings } from '../panel/settings-store.ts';
import type { Settings } from '../settings/settings.ts';
import { describeRecording } from './describe-recording.ts';
import { describeRefusedWorkers } from './describe-refused-workers.ts';
import { Notice } from './notice.tsx';

export interface NoticesProps {
  readonly state: PanelState;
  readonly settings: Settings;
  readonly onSave: SaveSettings;
  readonly onKeep: () => void;
  readonly onReload: () => void;
  readonly onCloseFile: () => void;
}

/** What the user must know whatever section is open, each with the way out of it. */
export function Notices({ state, settings, onSave, onKeep, onReload, onCloseFile }: NoticesProps) {
  const { tone, detail, action } = describeRecording(state);
  const origin = state.status?.recording?.origin;
  const settingsFault = state.status?.settingsFault;
  const refused = describeRefusedWorkers(state);
  const missing = state.sessions.at(-1)?.missing ?? 0;

  return (
    <>
      {detail !== undefined && (
        <Notice tone={tone === 'gone' ? 'bad' : 'plain'} text={detail}>
          {action === 'reload' && (
            <Button size="compact-xs" onClick={onReload}>
              Reload the page
            </Button>
          )}
          {action === 'keep' && (
            <Button size="compact-xs" onClick={onKeep}>
              Keep the last two minutes
            </Button>
          )}
          {action === 'close-file' && (
            <Button size="compact-xs" onClick={onCloseFile}>
              Back to the tab
            </Button>
          )}
          {action === 'list-origin' && origin !== undefined && (
            <Button
              size="compact-xs"
              onClick={() => void onSave({ ...settings, origins: [...settings.origins, origin] })}
            >
              Record this origin
            </Button>
          )}
        </Notice>
      )}
      {settingsFault !== undefined && <Notice tone="bad" text={`${settingsFault.message} ${settingsFault.hint}`} />}
      {state.detectionFault !== undefined && (
        <Notice
          tone="bad"
          text={`Detection stopped: ${state.detectionFault} Records still come in. Close and reopen devtools to start it again.`}
        />
      )}
      {refused !== undefined && (
        <Notice tone="bad" text={refused}>
          <Button size="compact-xs" onClick={onReload}>
            Reload the page
          </Button>
        </Notice>
      )}
      {missing > 0 && (
        <Notice
          tone="plain"
          text={`${missing} records of this page load were lost on the way; verdicts allow for it.`}
        />
      )}
      {state.late > 0 && <Notice tone="plain" text={`${state.late} records arrived too late to be judged.`} />}
    </>
  );
}
