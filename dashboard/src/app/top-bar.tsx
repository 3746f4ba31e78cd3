import { useEffect, useRef } from 'react';
import { Link, useRoute } from 'wouter';
import { SignOut } from '../access/sign-out.tsx';
import classes from './dashboard.module.css';
import { LiveBadge } from './live-badge.tsx';

export function TopBar() {
  return (
    <header className={classes.bar}>
      <Link href="/" className={classes.brand}>
        <img src="/favicon.svg" alt="" width={20} height={20} />
        Driftscope
      </Link>
      <nav className={classes.nav} aria-label="Main">
        <NavLink href="/overview">Overview</NavLink>
        <NavLink href="/" also="/incidents/*">
          Incidents
        </NavLink>
        <NavLink href="/sessions" also="/sessions/*">
          Sessions
        </NavLink>
        <NavLink href="/reports">Reports</NavLink>
        <NavLink href="/lab">Lab</NavLink>
        <NavLink href="/kinds">Kinds</NavLink>
        <NavLink href="/start">Start</NavLink>
        <NavLink href="/settings">Settings</NavLink>
      </nav>
      <LiveBadge />
      <SignOut />
    </header>
  );
}

function NavLink({
  href,
  also,
  children,
}: {
  readonly href: string;
  /** Pages below it. Absent: it has none. */
  readonly also?: string;
  readonly children: string;
}) {
  const [isHere] = useRoute(href);
  const [isBelow] = useRoute(also ?? href);
  const link = useRef<HTMLAnchorElement>(null);
  const isOpen = isHere || isBelow;
  useEffect(() => {
    // In a narrow window the row scrolls, and would not show where one is.
    if (isOpen) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isOpen]);
  return (
    <Link
      ref={link}
      href={href}
      className={classes.navLink}
      data-name={children}
      aria-current={isOpen ? 'page' : undefined}
    >
      {children}
    </Link>
  );
}
