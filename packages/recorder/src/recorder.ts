import type { RecorderCost } from './log/cost.ts';

export interface RecorderOptions {
  /** The page's window, before any script of the page ran. */
  readonly scope: Window & typeof globalThis;
  /** Takes one whole batch, as `parseBatchText` reads it. Called in the page's own time: be quick, keep it synchronous. */
  readonly send: (batch: number, text: string) => void;
  readonly recorderVersion: string;
  /** Called once, when something happens in the page; for all but the frames of a page that is at once. */
  readonly onActive?: () => void;
  /** Called when the document was opened to be written anew, which takes every listener off it and its window, in all worlds. */
  readonly onReopened?: () => void;
  /** Name of the event of the window by which `installFaults` finds the recorder. Absent: no fault can be had. */
  readonly faultsEvent?: string;
}

export interface Recorder {
  /**
   * Until the first call records are kept in memory, within limits, so that a recording may begin with the page.
   * Off: nothing is kept, only the hooks stay and count.
   */
  setRecording(on: boolean): void;
  /**
   * Keeps the last two minutes in memory, within limits, and sends nothing. `setRecording(true)` sends them and goes on
   * recording; `setRecording(false)` forgets them.
   */
  arm(): void;
  /** Sends what is there, at once. */
  flush(): void;
  /** What recording took of the page since this was last told. Absent: that was less than a second ago. */
  readCost(): RecorderCost | undefined;
  /** Every hook passes straight through; what is still ours is taken back. */
  uninstall(): void;
}
