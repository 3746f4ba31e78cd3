import type { Fault, SavedView } from '@driftscope/records';
import { ForeignText, showDirections } from '@driftscope/ui';
import { Button, CloseButton, Popover, TextInput } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { Link } from 'wouter';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import classes from './saved-views.module.css';

/** Views of the list that the team has named, and a place to name this one. They are the collector's: all see the same. */
export function SavedViews({ query }: { readonly query: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBookmark size={14} />}
          onClick={() => setOpen((before) => !before)}
        >
          Views
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Saved views">
        <ViewList query={query} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ViewList({ query, onDone }: { readonly query: string; readonly onDone: () => void }) {
  const { api } = useServices();
  const { value, fault: readFault, put } = useLoaded(useCallback(() => api.views(), [api]));
  const [name, setName] = useState('');
  const [writeFault, setWriteFault] = useState<Fault>();
  const fault = writeFault ?? readFault;

  async function write(answering: ReturnType<typeof api.views>): Promise<void> {
    const answer = await answering;
    setWriteFault(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    setName('');
    put(answer.value);
  }

  return (
    <div className={classes.views}>
      {value?.views.length === 0 && <p className={classes.none}>No view has a name yet.</p>}
      <ul>
        {value?.views.map((view) => (
          <li key={view.name}>
            <Link href={`/?${view.query}`} onClick={onDone} aria-current={isSame(view, query) || undefined}>
              <ForeignText text={view.name} />
            </Link>
            <CloseButton
              size="xs"
              aria-label={`Remove the view ${showDirections(view.name)}`}
              onClick={() => void write(api.removeView(view.name))}
            />
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) void write(api.saveView({ name: name.trim(), query }));
        }}
      >
        <TextInput
          size="xs"
          aria-label="Name of this view"
          placeholder="Name what is shown now"
          maxLength={100}
          data-autofocus
          value={name}
          onChange={({ currentTarget: { value } }) => setName(value)}
        />
        <Button size="xs" type="submit" disabled={name.trim() === ''}>
          Save
        </Button>
      </form>
      {fault && <p role="alert" className={classes.fault}>{`${fault.message} ${fault.hint}`}</p>}
    </div>
  );
}

const isSame = (view: SavedView, query: string): boolean => view.query === query;
