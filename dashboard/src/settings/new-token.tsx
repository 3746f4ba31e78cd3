import { fitsSchema, ScopeSchema, type TokenDraft } from '@driftscope/records';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './settings.module.css';

/** A place to make a token. `onMake` says whether it was made. */
export function NewToken({ onMake }: { readonly onMake: (draft: TokenDraft) => Promise<boolean> }) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<TokenDraft['scope']>('ingest');
  const [isSending, setSending] = useState(false);

  async function make(): Promise<void> {
    setSending(true);
    if (await onMake({ name: name.trim(), scope })) setName('');
    setSending(false);
  }

  return (
    <form
      className={classes.newToken}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <TextInput
        size="xs"
        label="Name of a new token"
        placeholder="Who or what will use it"
        maxLength={100}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <NativeSelect
        size="xs"
        label="Scope"
        data={scopes}
        value={scope}
        onChange={({ currentTarget: { value } }) => fitsSchema(ScopeSchema, value) && setScope(value)}
      />
      <Button size="xs" type="submit" disabled={name.trim() === ''} loading={isSending}>
        Make a token
      </Button>
    </form>
  );
}

const scopes = [
  { value: 'ingest', label: 'ingest: send records' },
  { value: 'read', label: 'read: see what was found' },
  { value: 'admin', label: 'admin: all' },
];
