import { useDocumentTitle } from '@mantine/hooks';
import { Link } from 'wouter';
import { FirstSteps } from './first-steps.tsx';
import classes from './start.module.css';

/** `/start`: how to begin, and the examples, also for who has incidents already. */
export function StartPage() {
  useDocumentTitle('Start – Driftscope');
  return (
    <article className={classes.page}>
      <h1>Start</h1>
      <FirstSteps />
      <p>
        <Link href="/kinds">What Driftscope finds</Link>, kind by kind, and what to do about it.
      </p>
    </article>
  );
}
