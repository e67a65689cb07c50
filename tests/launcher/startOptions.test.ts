import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../electron/launcher/defaultProfile.mjs';
import { hasDisplay } from '../../electron/launcher/hasDisplay.mjs';
import { startOptions } from '../../electron/launcher/startOptions.mjs';

const read = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
  startOptions({
    args,
    environment,
    platform: 'linux',
    home: '/home/mika',
    workingFolder: '/project',
  });

describe('the words after npm start --', () => {
  it('may be none: the usual folder, a free port, no demo', () => {
    expect(read([])).toEqual({
      ok: true,
      value: { profile: '/home/mika/.config/Tsudoi', demo: false, port: 0, help: false },
    });
  });

  it('name the folder, the port and the demo', () => {
    expect(read(['--demo', '--profile', '/data/mine', '--port', '4000'])).toEqual({
      ok: true,
      value: { profile: '/data/mine', demo: true, port: 4000, help: false },
    });
  });

  it('a relative folder is meant from where npm was started, not from the project', () => {
    const options = read(['--profile', 'mine'], { INIT_CWD: '/home/mika/desk' });
    expect(options).toMatchObject({ value: { profile: '/home/mika/desk/mine' } });
  });

  it.each([
    [['--bogus'], '--bogus'],
    [['extra'], 'extra'],
    [['--port', 'abc'], 'abc'],
    [['--port', '70000'], '70000'],
    [['--port', '-1'], '--port'],
    [['--port', '1.5'], '1.5'],
    [['--profile'], '--profile'],
    [['--profile', ''], '--profile'],
    [['--demo=yes'], '--demo'],
  ])('%j is answered with a sentence that names it', (args, named) => {
    const options = read(args);
    expect(options.ok).toBe(false);
    if (options.ok) return;
    expect(options.error).toContain(named);
    expect(options.error).toMatch(/\.$/u);
  });
});

describe('the usual folder', () => {
  it('is the one Electron uses on each system', () => {
    const home = '/Users/mika';
    expect(defaultProfile({ environment: {}, platform: 'darwin', home })).toBe(
      '/Users/mika/Library/Application Support/Tsudoi',
    );
    const environment = { APPDATA: 'C:\\Users\\mika\\AppData\\Roaming' };
    expect(defaultProfile({ environment, platform: 'win32', home: 'C:\\Users\\mika' })).toBe(
      'C:\\Users\\mika\\AppData\\Roaming\\Tsudoi',
    );
    const xdg = { XDG_CONFIG_HOME: '/conf' };
    expect(defaultProfile({ environment: xdg, platform: 'linux', home })).toBe('/conf/Tsudoi');
    const relative = { XDG_CONFIG_HOME: 'conf' };
    expect(defaultProfile({ environment: relative, platform: 'linux', home })).toBe(
      '/Users/mika/.config/Tsudoi',
    );
  });
});

describe('a display', () => {
  it('is missing only on Linux without X and Wayland', () => {
    expect(hasDisplay({ environment: {}, platform: 'win32' })).toBe(true);
    expect(hasDisplay({ environment: {}, platform: 'darwin' })).toBe(true);
    expect(hasDisplay({ environment: { DISPLAY: '' }, platform: 'linux' })).toBe(false);
    expect(hasDisplay({ environment: { DISPLAY: ':0' }, platform: 'linux' })).toBe(true);
    expect(hasDisplay({ environment: { WAYLAND_DISPLAY: 'w' }, platform: 'linux' })).toBe(true);
  });
});
