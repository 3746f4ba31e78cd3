import { existsSync } from 'node:fs';

/** Where Firefox is: `DRIFTSCOPE_FIREFOX`, or where systems put it. Absent: there is none. */
export function findFirefox(): string | undefined {
  const places = [
    process.env.DRIFTSCOPE_FIREFOX,
    '/usr/bin/firefox',
    '/usr/bin/firefox-esr',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ];
  return places.find((place) => place !== undefined && existsSync(place));
}
