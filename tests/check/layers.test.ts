import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Files that break one rule each, and the files they lean on. The key is the rule. */
const crossings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'shared-is-pure': { 'shared/a.ts': "import '../renderer/src/ui/ok.ts';" },
  'shared-without-node': { 'shared/b.ts': "import 'node:fs';" },
  'renderer-is-a-view': { 'renderer/src/ui/c.ts': "import '../../../electron/data/ok.ts';" },
  'renderer-without-node': { 'renderer/src/ui/d.ts': "import 'node:path';" },
  'features-meet-at-their-index': {
    'renderer/src/features/people/e.ts': "import '../door/inner.ts';",
  },
  'features-are-entered-by-their-index': {
    'renderer/src/app/f.ts': "import '../features/door/inner.ts';",
  },
  'ui-knows-no-feature': { 'renderer/src/ui/g.ts': "import '../features/door/index.ts';" },
  'preload-hands-over-a-port': { 'electron/preload/h.ts': "import '../data/ok.ts';" },
  'data-without-electron': { 'electron/data/i.ts': "import '../main/ok.ts';" },
  'storage-stands-alone': { 'electron/data/storage/s.ts': "import '#shared/ok.ts';" },
  'data-areas-meet-at-their-index': { 'electron/data/people/j.ts': "import '../door/inner.ts';" },
  'hosts-know-only-the-protocol': { 'electron/host/k.ts': "import '../data/ok.ts';" },
  'host-without-electron': { 'electron/host/l.ts': "import '../main/ok.ts';" },
  'launcher-needs-nothing': { 'electron/launcher/m.mjs': "import '../data/ok.ts';" },
  'product-without-tests': { 'electron/main/n.ts': "import '../../tests/ok.ts';" },
  'rxdb-dev-mode-stays-in-tests': {
    'electron/data/o.ts': "import 'rxdb/plugins/dev-mode';",
  },
  'no-cycles': {
    'shared/p.ts': "import './q.ts';",
    'shared/q.ts': "import './p.ts';",
  },
  resolvable: { 'shared/r.ts': "import './nowhere.ts';" },
};

/** Imports that must stay allowed. */
const allowed: Readonly<Record<string, string>> = {
  'shared/ok.ts': "import { z } from 'zod'; export const ok = z;",
  'renderer/src/ui/ok.ts': "import '#shared/ok.ts';",
  'renderer/src/features/door/inner.ts': 'export const inner = 1;',
  'renderer/src/features/door/index.ts': "import './inner.ts';",
  'renderer/src/features/people/ok.ts': "import '../door/index.ts';",
  'electron/data/ok.ts': "import 'node:fs'; import '#shared/ok.ts';",
  'electron/data/storage/ok.ts': "import 'node:sqlite'; import 'rxjs'; import './index.ts';",
  'electron/data/storage/index.ts': 'export const storage = 1;',
  'electron/data/protocol.ts': 'export const protocol = 1;',
  'electron/data/door/inner.ts': 'export const inner = 1;',
  'electron/main/ok.ts': "import '../data/protocol.ts';",
  'electron/host/ok.ts': "import '../data/protocol.ts'; import 'node:http';",
  'electron/launcher/ok.mjs': "import 'node:fs';",
  'tests/ok.ts': "import '../electron/data/ok.ts';",
};

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

describe('the layer rules', () => {
  let folder = '';
  let violations: readonly Violation[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tsudoi-layers-'));
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'package.json']) {
      await cp(join(root, file), join(folder, file));
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const files = Object.assign({}, allowed, ...Object.values(crossings)) as Record<string, string>;
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    violations = await cruise(folder);
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.keys(crossings))('%s catches an import that breaks it', (rule) => {
    const files = Object.keys(crossings[rule] ?? {});
    const caught = violations.filter((violation) => violation.rule.name === rule);
    expect(caught.map((violation) => violation.from)).toEqual(
      expect.arrayContaining([files[0] ?? '']),
    );
  });

  it('leave every allowed import alone', () => {
    const wrongly = violations.filter((violation) => violation.from in allowed);
    expect(wrongly).toEqual([]);
  });
});

/** Runs dependency-cruiser as `npm run check:layers` does and gives what it found. */
const cruise = (folder: string): Promise<readonly Violation[]> =>
  new Promise((done, reject) => {
    const script = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const args = [script, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
    const folders = ['electron', 'renderer', 'shared', 'tests'];
    const limits = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [...args, ...folders], limits, (_error, stdout, stderr) => {
      try {
        done((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
      } catch {
        reject(new Error(stderr));
      }
    });
  });
