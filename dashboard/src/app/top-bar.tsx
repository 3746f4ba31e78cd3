import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { Link, useRoute } from 'wouter';
import { SignOut } from '../access/sign-out.tsx';
import classes from './dashboard.module.css';
import { LiveBadge } from './live-badge.tsx';

interface NavPage {
  readonly href: string;
  /** Pages below it. Absent: it has none. */
  readonly also?: string;
  readonly name: string;
}

const pages: readonly NavPage[] = [
  { href: '/overview', name: 'Overview' },
  { href: '/', also: '/incidents/*', name: 'Incidents' },
  { href: '/sessions', also: '/sessions/*', name: 'Sessions' },
  { href: '/reports', also: '/reports/*', name: 'Reports' },
  { href: '/lab', name: 'Lab' },
  { href: '/kinds', name: 'Kinds' },
  { href: '/start', name: 'Start' },
  { href: '/settings', name: 'Settings' },
];

export function TopBar() {
  const { ref, width } = useElementSize();
  return (
    <header className={classes.bar}>
      <Link href="/" className={classes.brand}>
        <img src="/favicon.svg" alt="" width={20} height={20} />
        Driftscope
      </Link>
      <nav ref={ref} className={classes.nav} aria-label="Main">
        {pages.map((page) => (
          <NavLink key={page.href} {...page} rowPx={width} />
        ))}
      </nav>
      <LiveBadge />
      <SignOut />
    </header>
  );
}

function NavLink({ href, also, name, rowPx }: NavPage & { readonly rowPx: number }) {
  const [isHere] = useRoute(href);
  const [isBelow] = useRoute(also ?? href);
  const link = useRef<HTMLAnchorElement>(null);
  const isOpen = isHere || isBelow;
  useEffect(() => {
    // In a narrow window the row scrolls, and would not show where one is: also when it makes room for what stands beside it.
    if (isOpen && rowPx > 0) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isOpen, rowPx]);
  return (
    <Link
      ref={link}
      href={href}
      className={classes.navLink}
      data-name={name}
      aria-current={isOpen ? 'page' : undefined}
    >
      {name}
    </Link>
  );
}
