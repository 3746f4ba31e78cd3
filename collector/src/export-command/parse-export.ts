import { ok, type Result } from '@driftscope/records';
import { parseArguments } from '../command-line/parse-arguments.ts';
import { wrongUsage } from '../command-line/wrong-usage.ts';

export interface ExportOptions {
  readonly files: readonly string[];
  readonly format: 'har' | 'playwright';
  /** Id or kind of the incident that a test is of. Absent: the gravest that can be repeated. */
  readonly incident?: string;
}

export const EXPORT_USAGE = `driftscope export FILE… --har | --playwright [--incident ID]

Writes recordings (.drift) to the standard output in another form.

  --har          their requests and WebSocket messages as a HAR file; what was redacted stays so
  --playwright   an incident as a test that makes it happen again, and fails until it is mended
  --incident ID  which one, by its id or kind; the gravest otherwise

Exit codes: 0 done, 2 wrong usage, 3 a file could not be read, or no incident in them can be repeated.`;

/** Reads the command line, of which the first word is `export`. */
export function parseExport(args: readonly string[]): Result<ExportOptions> {
  const parsed = parseArguments(args, {
    har: { type: 'boolean', default: false },
    playwright: { type: 'boolean', default: false },
    incident: { type: 'string' },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [, ...files] = positionals;
  if (files.length === 0) return wrongUsage('No file to export.');
  if (values.har === values.playwright) return wrongUsage('Say either --har or --playwright.');
  const { incident } = values;
  return ok({ files, format: values.har ? 'har' : 'playwright', ...(incident !== undefined && { incident }) });
}
