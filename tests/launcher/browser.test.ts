import { describe, expect, it } from 'vitest';
import { appWindowArguments } from '../../electron/launcher/appWindow.mjs';
import { installedBrowser } from '../../electron/launcher/installedBrowser.mjs';

const find = (options: {
  platform: NodeJS.Platform;
  present: readonly string[];
  environment?: NodeJS.ProcessEnv;
}) =>
  installedBrowser({
    environment: options.environment ?? {},
    platform: options.platform,
    home: '/Users/mika',
    exists: (path) => options.present.includes(path),
  });

describe('an installed browser', () => {
  it('is found in the usual places of each system', () => {
    const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const environment = {
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
    };
    expect(find({ platform: 'win32', present: [edge, chrome], environment })).toBe(chrome);
    expect(find({ platform: 'win32', present: [edge], environment })).toBe(edge);
    const own = '/Users/mika/Applications/Chromium.app/Contents/MacOS/Chromium';
    expect(find({ platform: 'darwin', present: [own] })).toBe(own);
    expect(find({ platform: 'linux', present: ['/usr/bin/google-chrome'] })).toBe(
      '/usr/bin/google-chrome',
    );
  });

  it('is found on the PATH, and one from snap only when there is no other', () => {
    const environment = { PATH: '/odd/bin:/usr/bin' };
    const present = ['/snap/bin/chromium', '/odd/bin/microsoft-edge'];
    expect(find({ platform: 'linux', present, environment })).toBe('/odd/bin/microsoft-edge');
    expect(find({ platform: 'linux', present: ['/snap/bin/chromium'] })).toBe('/snap/bin/chromium');
  });

  it('is the one TSUDOI_BROWSER names, or none when that is not there', () => {
    const environment = { TSUDOI_BROWSER: '/mine' };
    const present = ['/mine', '/usr/bin/chromium'];
    expect(find({ platform: 'linux', present, environment })).toBe('/mine');
    expect(
      find({ platform: 'linux', present: ['/usr/bin/chromium'], environment }),
    ).toBeUndefined();
  });

  it('is none where there is none', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(find({ platform, present: [] })).toBeUndefined();
    }
  });
});

describe('the app window', () => {
  it('has a browser profile of its own inside the app’s folder and no first-run pages', () => {
    const args = appWindowArguments({
      browser: '/usr/bin/chromium',
      url: 'http://127.0.0.1:1/?token=x',
      profile: '/data/Tsudoi',
    });
    expect(args).toContain('--app=http://127.0.0.1:1/?token=x');
    expect(args).toContain('--user-data-dir=/data/Tsudoi/browser');
    expect(args).toContain('--no-first-run');
    const off = args.filter((arg) => arg.startsWith('--disable-features='));
    expect(off).toHaveLength(1);
    expect(off[0]).toContain('DeferRendererTasksAfterInput');
    expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  });

  it('of a browser from snap keeps its profile where snap may write', () => {
    const args = appWindowArguments({ browser: '/snap/bin/chromium', url: 'x', profile: '/data' });
    expect(args.find((arg) => arg.startsWith('--user-data-dir='))).toContain(
      'snap/chromium/common',
    );
  });
});
