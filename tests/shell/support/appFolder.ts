import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const shellTests = join(import.meta.dirname, '..');
const root = join(shellTests, '../..');

/** Which parts of an app folder are the product's own; the others come from the fixtures. */
export interface AppParts {
  readonly data: 'product' | 'fixture';
  readonly renderer: 'product' | 'fixture';
}

/** An app that can be started, and the profile it is started with. */
export interface AppFolder {
  readonly folder: string;
  readonly profile: string;
  /** Where the app would keep a profile of its own choosing. */
  readonly config: string;
  remove(): void;
}

/**
 * Puts together an app from the built main and preload, in a temp folder: laid out as the product
 * is, so that the built files find each other, with the recorder of `fixtures/start.js` in front.
 */
export const makeAppFolder = (parts: AppParts): AppFolder => {
  const built = builtFolder();
  const base = mkdtempSync(join(tmpdir(), 'tsudoi-shell-'));
  const folder = join(base, 'app');
  const profile = join(base, 'profile');
  mkdirSync(profile);
  cpSync(join(built, 'main'), join(folder, 'out/main'), { recursive: true });
  cpSync(join(built, 'preload'), join(folder, 'out/preload'), { recursive: true });
  cpSync(join(shellTests, 'fixtures/start.js'), join(folder, 'start.js'));
  if (parts.data === 'fixture') {
    cpSync(join(shellTests, 'fixtures/data/data.js'), join(folder, 'out/main/data.js'));
  }
  const renderer =
    parts.renderer === 'product' && hasRenderer()
      ? join(built, 'renderer')
      : join(shellTests, 'fixtures/renderer');
  cpSync(renderer, join(folder, 'out/renderer'), { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'tsudoi', productName: 'Tsudoi', type: 'module', main: 'start.js' }),
  );
  return {
    folder,
    profile,
    config: join(base, 'config'),
    // The browser may still be letting go of its files.
    remove: () => rmSync(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
};

/** Where the build is; `TSUDOI_OUT` names another place than `out`. */
export const builtFolder = (): string => process.env['TSUDOI_OUT'] ?? join(root, 'out');

/** Whether the real renderer was built. */
export const hasRenderer = (): boolean => existsSync(join(builtFolder(), 'renderer/index.html'));
