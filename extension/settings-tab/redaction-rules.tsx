import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type OriginRule, originRuleFault } from '../settings/settings.ts';
import classes from './setting-list.module.css';

export interface RedactionRulesProps {
  readonly rules: readonly OriginRule[];
  /** Origin that a new rule is for. */
  readonly origin: string;
  readonly onChange: (rules: readonly OriginRule[]) => void;
}

const actions = [
  { value: 'redact', label: 'Redact' },
  { value: 'allow', label: 'Allow' },
];

const whats = [
  { value: 'name', label: 'name' },
  { value: 'path', label: 'path' },
  { value: 'pattern', label: 'pattern' },
];

const examples: { readonly [What in OriginRule['what']]: string } = {
  name: 'email',
  path: 'user.address.*.street',
  pattern: 'EMP\\d{4}',
};

/** What is redacted besides the defaults, or left as it is: one rule a line. */
export function RedactionRules({ rules, origin, onChange }: RedactionRulesProps) {
  const change = (index: number, part: Partial<OriginRule>) =>
    onChange(rules.map((rule, at) => (at === index ? { ...rule, ...part } : rule)));
  const add = () => onChange([...rules, { origin, action: 'redact', what: 'name', value: '' }]);

  return (
    <fieldset className={classes.list}>
      <legend>Redaction</legend>
      <p className={classes.hint}>
        Credentials, tokens, keys and card numbers never leave the browser. Add what else must not, or what is not a
        secret in your app. A path is matched by its end: <code>user.email</code>; <code>*</code> is any name.
      </p>
      {rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name of their own, and keep their order.
        <fieldset key={index} className={classes.rule} aria-label={`Rule ${index + 1}`}>
          <NativeSelect
            size="xs"
            aria-label="Action"
            data={actions}
            value={rule.action}
            onChange={({ currentTarget }) => change(index, { action: actionOf(currentTarget.value) })}
          />
          <NativeSelect
            size="xs"
            aria-label="What"
            data={whats}
            value={rule.what}
            onChange={({ currentTarget }) => change(index, { what: whatOf(currentTarget.value) })}
          />
          <TextInput
            size="xs"
            aria-label="Value"
            placeholder={examples[rule.what]}
            classNames={{ error: classes.error }}
            value={rule.value}
            error={originRuleFault(rule)}
            onChange={({ currentTarget }) => change(index, { value: currentTarget.value })}
          />
          <TextInput
            size="xs"
            aria-label="Origin"
            placeholder="https://app.example.com or *"
            value={rule.origin}
            onChange={({ currentTarget }) => change(index, { origin: currentTarget.value.trim() })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove rule ${index + 1}`}
            onClick={() => onChange(rules.filter((_, at) => at !== index))}
          >
            <IconX size={14} />
          </ActionIcon>
        </fieldset>
      ))}
      <Button size="compact-xs" variant="default" onClick={add}>
        Add a rule
      </Button>
    </fieldset>
  );
}

const actionOf = (value: string): OriginRule['action'] => (value === 'allow' ? 'allow' : 'redact');

function whatOf(value: string): OriginRule['what'] {
  return value === 'path' || value === 'pattern' ? value : 'name';
}
