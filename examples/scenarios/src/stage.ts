/** Where a scenario is played: browsers, networks and time. The app and its variant are the stage's. */
export interface Stage {
  /** Opens the app in a browser of its own, behind a network of its own. */
  device(): Promise<Tab>;
  /** Lets time pass, where time is what does it: a timer of the app, or a page that is away for long. */
  pass(durationMs: number): Promise<void>;
}

/** One open page, as its user has it. */
export interface Tab {
  /** Presses the first button of this name. */
  press(name: string): Promise<void>;
  /** Follows the first link of this name. */
  follow(name: string): Promise<void>;
  /** Writes into the field with this label. */
  write(label: string, text: string): Promise<void>;
  /** Chooses in the menu with this label. */
  choose(label: string, option: string): Promise<void>;
  /** Waits until the text is on the screen. */
  see(text: string): Promise<void>;
  reload(): Promise<void>;
  /** The user closes it. */
  close(): Promise<void>;
  /** Another window of the same browser, with the same app. Both can be seen. */
  window(): Promise<Tab>;
  /** Puts another tab in front of this one. */
  hide(): Promise<void>;
  show(): Promise<void>;
  /** Breaks the device's connections, and every new one, until `restore`. */
  cut(): void;
  restore(): void;
}
