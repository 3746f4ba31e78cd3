import type { ImportedRecording, Result } from '@driftscope/records';
import { counted } from '@driftscope/ui';
import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Notice } from '../views/notice.tsx';
import { ToolButton } from '../views/tool-button.tsx';
import type { SaveRequest } from './save-recording.ts';

export interface SaveMenuProps {
  readonly isEmpty: boolean;
  /** Address of the collector that can be sent to. Empty: none is set. */
  readonly collectorUrl: string;
  readonly onSave: (request: SaveRequest) => void;
  readonly onSend: () => Promise<Result<ImportedRecording>>;
}

/** Keeps what the panel has, under a name: as a file, or at the collector. */
export function SaveMenu({ isEmpty, collectorUrl, onSave, onSend }: SaveMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [isSending, setSending] = useState(false);
  const [answer, setAnswer] = useState<Result<ImportedRecording>>();

  function toggle(open: boolean): void {
    setOpen(open);
    setAnswer(undefined);
  }

  function save(ending: SaveRequest['ending']): void {
    onSave({ name, ending });
    toggle(false);
  }

  async function send(): Promise<void> {
    setSending(true);
    setAnswer(await onSend());
    setSending(false);
  }

  return (
    <Popover opened={isOpen} onChange={toggle} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <ToolButton
          label="Save the recording"
          title={isEmpty ? 'Nothing is recorded yet' : 'Save all that is here, or send it to the collector'}
          disabled={isEmpty}
          onClick={() => toggle(!isOpen)}
        >
          <IconDeviceFloppy size={15} />
        </ToolButton>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            save('drift');
          }}
        >
          <Stack gap="xs">
            <TextInput
              size="xs"
              label="Name"
              placeholder="The name of the page"
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            <Group gap="xs">
              <Button type="submit" size="compact-sm">
                Save as .drift
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => save('har')}>
                Save as HAR
              </Button>
            </Group>
            <Button
              size="compact-sm"
              variant="default"
              disabled={collectorUrl === ''}
              loading={isSending}
              title={collectorUrl === '' ? 'None is set: see Settings' : `To ${collectorUrl}`}
              onClick={() => void send()}
            >
              Send to the collector
            </Button>
            {answer !== undefined && <Answer answer={answer} collectorUrl={collectorUrl} />}
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function Answer({
  answer,
  collectorUrl,
}: {
  readonly answer: Result<ImportedRecording>;
  readonly collectorUrl: string;
}) {
  if (!answer.ok) return <Notice tone="bad" text={`${answer.error.message} ${answer.error.hint}`} />;
  const { sessions, stored } = answer.value;
  const last = sessions.at(-1);
  return (
    <Notice
      tone="plain"
      text={stored === 0 ? 'All of it was there already.' : `${counted(sessions.length, 'page load')} sent.`}
    >
      {last !== undefined && (
        <a href={`${collectorUrl}/sessions/${last}`} target="_blank" rel="noreferrer">
          Show
        </a>
      )}
    </Notice>
  );
}
