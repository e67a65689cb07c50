import { appError } from '#shared/contract/errors.ts';
import { backupByteLimit } from '#shared/contract/backup.ts';
import { err, ok } from '#shared/result.ts';
import { listChapters } from '../chapter/index.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Call, Handlers } from '../server/handlers.ts';
import { createBackup } from './createBackup.ts';
import { createDownload } from './download.ts';
import { examineInBackground, toEntry } from './examined.ts';
import { listBackupFiles } from './folder.ts';
import { problemOf } from './problem.ts';
import { listMovedAside } from './replaceFile.ts';
import { recoverFrom, restoreAsNew, restoreOver } from './restore.ts';
import { prepareSource } from './source.ts';
import { chapterIdOf, targetOf } from './target.ts';
import { createTransfers, type Transfers } from './transfers.ts';

/** How everything about backups is answered. */
export const backupHandlers = {
  'backup.list': {
    // An import makes a backup; it writes to the journal right after.
    topics: ['chapter', 'backups', 'journal'],
    run: (runtime) => {
      const target = targetOf(runtime);
      if (target === undefined) {
        return ok({ chapter: null, folder: runtime.profile.folder, backups: [], putAside: [] });
      }
      const { slug, name, isOpen, folder } = target;
      const backups = listBackupFiles(folder);
      void examineInBackground(backups, () => runtime.topics.publish('backups'));
      return ok({
        chapter: { slug, name, isOpen },
        folder,
        backups: backups.map(toEntry),
        putAside: listMovedAside(folder),
      });
    },
  },

  'backup.problem': {
    topics: ['chapter', 'backups', 'journal'],
    run: (runtime) => {
      const folder = runtime.chapter()?.folder;
      return ok({ problem: (folder !== undefined && problemOf(folder)) || null });
    },
  },

  'backup.create': async (runtime, { download, passphrase }, call) => {
    const chapter = runtime.chapter();
    if (chapter === undefined) return err(appError('no-chapter'));
    const { folder, slug } = chapter;
    const task = taskOf(call);
    if (!download) {
      if (passphrase !== undefined) return err(appError('invalid-value', { field: 'passphrase' }));
      const backup = await createBackup({ folder, kind: 'manual', ...task });
      runtime.topics.publish('backups');
      return ok({ backup: toEntry(backup) });
    }
    const name = listChapters(runtime.profile.folder).find((entry) => entry.slug === slug)?.name;
    const transfers = transfersOf(runtime);
    const made = await createDownload({
      transfers,
      folder,
      name: name ?? slug,
      passphrase,
      ...task,
    });
    return ok({ download: made });
  },

  'backup.read': {
    topics: [],
    run: async (runtime, { download, offset }) => {
      const transfers = transfersOf(runtime);
      const transfer = transfers.get(download, 'out');
      if (transfer === undefined) return err(appError('backup-expired'));
      return ok({ bytes: await transfers.read(transfer, offset) });
    },
  },

  'backup.discard': (runtime, { transfer }) => {
    transfersOf(runtime).remove(transfer);
    return ok({});
  },

  'backup.upload': (runtime, { size }) => {
    if (size > backupByteLimit) {
      return err(appError('backup-too-large', { limit: backupByteLimit / 1024 / 1024 }));
    }
    return ok({ upload: transfersOf(runtime).add('in', size).id });
  },

  'backup.write': async (runtime, { upload, offset, bytes }) => {
    const transfers = transfersOf(runtime);
    const transfer = transfers.get(upload, 'in');
    if (transfer === undefined) return err(appError('backup-expired'));
    if (offset !== transfer.received || offset + bytes.length > transfer.size) {
      return err(appError('invalid-value', { field: 'offset' }));
    }
    try {
      await transfers.write(transfer, bytes);
    } catch (error) {
      // Half a chunk may be there: the file has to be sent again.
      transfers.remove(upload);
      throw error;
    }
    return ok({ received: transfer.received });
  },

  'backup.inspect': async (runtime, { source, passphrase }, call) => {
    const target = targetOf(runtime);
    const { content } = await prepare(runtime, { source, passphrase, call });
    const present = target === undefined ? undefined : await chapterIdOf(runtime, target);
    const { demo: _demo, revision: _revision, ...shown } = content;
    return ok({
      content: shown,
      isThisChapter: present === undefined ? null : present === content.chapterId,
    });
  },

  'backup.restore': async (runtime, { source, as }, call) => {
    const target = targetOf(runtime);
    if (as === 'this' && target?.isOpen !== true) return err(appError('no-chapter'));
    const prepared = await prepare(runtime, { source, call });
    const options = { runtime, prepared, ...taskOf(call) };
    if (as === 'new' || target === undefined) return restoreAsNew(options);
    return restoreOver({ ...options, target });
  },

  'chapter.recover': async (runtime, { source }, call) => {
    const target = targetOf(runtime);
    const code = runtime.problem()?.code;
    const isLost = code === 'file-damaged' || code === 'file-newer' || code === 'file-unavailable';
    if (target === undefined || target.isOpen || !isLost) return err(appError('no-chapter'));
    const prepared = await prepare(runtime, { source, call });
    return recoverFrom({ runtime, target, prepared, ...taskOf(call) });
  },
} satisfies Partial<Handlers>;

const taskOf = (call: Call) => ({ signal: call.signal, onProgress: call.progress });

const prepare = (
  runtime: Runtime,
  options: {
    readonly source: Parameters<typeof prepareSource>[0]['source'];
    readonly passphrase?: string | undefined;
    readonly call: Call;
  },
) =>
  prepareSource({
    source: options.source,
    passphrase: options.passphrase,
    transfers: transfersOf(runtime),
    folder: targetOf(runtime)?.folder,
    ...taskOf(options.call),
  });

const byRuntime = new WeakMap<Runtime, Transfers>();

const transfersOf = (runtime: Runtime): Transfers => {
  const known = byRuntime.get(runtime) ?? createTransfers(runtime.profile.folder);
  byRuntime.set(runtime, known);
  return known;
};
