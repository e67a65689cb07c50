import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type Electron from 'electron';
import type { AppFolder } from './appFolder.ts';

/** A function that runs in the app's main process, as with Playwright's ElectronApplication. */
export type InMain<Argument, Value> = (
  electron: typeof Electron,
  argument: Argument,
) => Value | Promise<Value>;

/** A started app, whether on the rig or on Electron. */
export interface RunningApp {
  firstWindow(): Promise<Page>;
  evaluate<Value, Argument = undefined>(
    run: InMain<Argument, Value>,
    argument?: Argument,
  ): Promise<Value>;
  /** The address under which the page knows `address`; only the rig has two. */
  inPage(address: string): string;
  /** Resolves with the exit code when the app has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts apps in one way. */
export type StartApp = (options: {
  readonly folder: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Ends the app without asking, whether it has started or not. */
  readonly signal: AbortSignal;
}) => Promise<RunningApp>;

/** What the app asked of the person, or opened, in order; see `fixtures/start.js`. */
export type Asked =
  | { readonly kind: 'error'; readonly title: string; readonly content: string }
  | {
      readonly kind: 'question';
      readonly message: string;
      readonly detail: string;
      readonly buttons: readonly string[];
    }
  | { readonly kind: 'opened'; readonly url: string }
  | {
      readonly kind: 'notified';
      readonly title: string;
      readonly body: string;
      readonly silent: boolean;
    }
  | { readonly kind: 'notification-closed' };

/** Reads what the app has asked so far. */
export const askedBy = (app: AppFolder): readonly Asked[] => {
  const file = join(app.folder, 'asked.jsonl');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Asked);
};

/** Lays out which button the person presses from now on (its index). */
export const answerWith = (app: AppFolder, response: number): void =>
  writeFileSync(join(app.folder, 'answers.json'), JSON.stringify({ response }));

/** The shell's log so far, empty when there is none. */
export const logOf = (app: AppFolder): string => {
  const file = join(app.profile, 'logs/shell.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};
