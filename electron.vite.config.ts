import { resolve } from 'node:path';
import babel from '@rolldown/plugin-babel';
import react, { reactCompilerPreset } from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

// A component that cannot be compiled is drawn again with everything around it. It fails the build,
// so that nobody finds out by a slow list; `'use no memo'` says where that is meant.
const compiler = reactCompilerPreset({ panicThreshold: 'all_errors' });

/**
 * Bundles for the shell side (`main` holds the Electron shell, the data process, its backup thread
 * and the loopback host), one sandboxed preload, and the renderer that both hosts serve. Everything is
 * bundled, so that a package needs no `node_modules`; whose work it is goes along as `licenses.md`.
 */
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      sourcemap: false,
      license: { fileName: 'licenses.md' },
      rollupOptions: {
        input: {
          index: resolve(root, 'electron/main/index.ts'),
          data: resolve(root, 'electron/data/entry.ts'),
          backupWorker: resolve(root, 'electron/data/backup/worker/entry.ts'),
          host: resolve(root, 'electron/host/index.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve(root, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    plugins: [react(), babel({ include: /\/renderer\/src\/.*\.tsx?$/, presets: [compiler] })],
    build: {
      minify: true,
      license: { fileName: 'licenses.md' },
      rollupOptions: {
        input: resolve(root, 'renderer/index.html'),
        // Modules run in the order of their imports even across chunks: zod has to be told not to
        // generate code (`strictZod.ts`) before any schema is made.
        output: { strictExecutionOrder: true },
      },
    },
  },
});
