import type { Example } from '@driftscope/records';
import { Anchor } from '@mantine/core';
import classes from './start.module.css';

/** The examples that run beside the collector, each with its defects and without. */
export function ExampleList({ examples }: { readonly examples: readonly Example[] }) {
  return (
    <ul className={classes.examples}>
      {examples.map(({ id, name, variants }) => (
        <li key={id}>
          <strong>{name}</strong>
          <ExampleLink name={name} variant="drifting" href={variants.drifting} />
          <ExampleLink name={name} variant="synced" href={variants.synced} />
        </li>
      ))}
    </ul>
  );
}

/** Named after its example: who hears a list of links has nothing else to tell them apart. */
function ExampleLink({
  name,
  variant,
  href,
}: {
  readonly name: string;
  readonly variant: string;
  readonly href: string;
}) {
  return (
    <Anchor
      size="sm"
      underline="always"
      href={href}
      target="_blank"
      rel="noreferrer"
      aria-label={`${name}, ${variant}`}
    >
      {variant}
    </Anchor>
  );
}
