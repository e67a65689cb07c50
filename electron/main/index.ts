import { join } from 'node:path';
import { app, dialog, session, type BrowserWindow } from 'electron';
import type { AppError } from '#shared/contract/errors.ts';
import { registerAppScheme, serveApp } from './appProtocol.ts';
import { createCameraQuestion } from './cameraQuestion.ts';
import { createDataProcess } from './dataProcess.ts';
import { followDeepLinks, linkIn } from './deepLinks.ts';
import { guardDownloads } from './downloads.ts';
import { createOpenExternalSafely } from './externalLinks.ts';
import { catchGlobalErrors } from './globalErrors.ts';
import { createInvitations } from './invitations.ts';
import { serveIpc } from './ipc.ts';
import { openLog } from './log.ts';
import { setMenu } from './menu.ts';
import { guardNavigation } from './navigation.ts';
import { blockNetwork } from './networkBlock.ts';
import { createNotifications } from './notifications.ts';
import { readOptions, type Options } from './options.ts';
import { guardPermissions } from './permissions.ts';
import { createPortBroker } from './portBroker.ts';
import { prepareProfile, type ShellProfile } from './profile.ts';
import { quitInTwoPhases, quitWithFailure } from './quit.ts';
import { openSecrets } from './secrets.ts';
import { sentencesFor } from './sentences.ts';
import { isFirstInstance } from './singleInstance.ts';
import { watchWindow } from './windowFailures.ts';
import { createWindows } from './windows.ts';

const main = (): void => {
  app.enableSandbox();
  // Chromium keeps what arrives after a key press from the page until the next frame is drawn; the
  // answer of the data process is there before that and would be shown a frame late.
  app.commandLine.appendSwitch('disable-features', 'DeferRendererTasksAfterInput');
  registerAppScheme();
  const options = readOptions(process.argv);
  const profile = prepareProfile(options.profile);
  if (!profile.ok) return void app.whenReady().then(() => refuseToStart(profile.error));
  if (!isFirstInstance((argv) => whenRunning.knocked(linkIn(argv)))) {
    const sentences = sentencesFor(app.getPreferredSystemLanguages());
    process.stdout.write(`${sentences.shell('already-open')}\n`);
    return app.exit(0);
  }
  followDeepLinks((link) => whenRunning.knocked(link));
  const link = linkIn(process.argv);
  if (link !== undefined) whenRunning.knocked(link);
  void app.whenReady().then(() => run(options, profile.value));
};

/** Set by {@link run}; a second instance or the system may knock before that, with or without a link. */
const whenRunning: { link: string | undefined; knocked: (link: string | undefined) => void } = {
  link: undefined,
  knocked: (link) => {
    whenRunning.link = link ?? whenRunning.link;
  },
};

const refuseToStart = (error: AppError): void => {
  const sentences = sentencesFor(app.getPreferredSystemLanguages());
  dialog.showErrorBox(sentences.shell('startup-title'), sentences.error(error));
  app.exit(1);
};

const run = (options: Options, profile: ShellProfile): void => {
  const sentences = sentencesFor(app.getPreferredSystemLanguages());
  const log = openLog({ folder: profile.logs });
  catchGlobalErrors({ log, sentences });

  const ourSession = session.defaultSession;
  serveApp(ourSession, join(import.meta.dirname, '../renderer'));
  guardPermissions(ourSession, { askForCamera: createCameraQuestion(sentences) });
  blockNetwork(ourSession);
  guardDownloads(ourSession, log);
  guardNavigation(createOpenExternalSafely({ sentences, log }));

  const data = createDataProcess({
    module: join(import.meta.dirname, 'data.js'),
    profile: profile.folder,
    demo: options.demo,
    givenSecrets: options.givenSecrets,
    log,
    secrets: openSecrets({ file: profile.secrets, log }),
    onReady: () => ports.dataReady(),
    onGone: () => ports.dataGone(),
    onAttention: (reason) => notifications.tell(reason),
    onFailed: (error) => {
      log.error(`the data folder cannot be used: ${error.code}`);
      dialog.showErrorBox(sentences.shell('startup-title'), sentences.error(error));
      quitWithFailure();
    },
    onStuck: () => {
      const again = dialog.showMessageBoxSync({
        type: 'error',
        message: sentences.shell('data-stuck'),
        buttons: [sentences.shell('try-again'), sentences.shell('quit')],
      });
      if (again === 0) data.start();
      else quitWithFailure();
    },
  });
  const ports = createPortBroker((port) => data.connect(port));
  const windows = createWindows({
    stateFile: profile.windowState,
    log,
    onOpen: (window: BrowserWindow) => watchWindow({ window, log, sentences }),
  });
  const notifications = createNotifications({
    sentences,
    showPlace: (place) => windows.show(place),
  });
  const invitations = createInvitations({ sentences, log });
  serveIpc({
    handlers: {
      'tsudoi:request-port': (_payload, from) => ports.request(from),
      'tsudoi:request-invitations': (_payload, from) => invitations.request(from),
    },
    isKnownWindow: (id) => windows.isKnown(id),
    log,
  });

  setMenu(sentences);
  quitInTwoPhases(() => data.shutdown(shutdownLimit));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => windows.show());
  data.start();
  windows.show();

  whenRunning.knocked = (link) => {
    windows.show();
    if (link !== undefined) invitations.received(link);
  };
  if (whenRunning.link !== undefined) invitations.received(whenRunning.link);
};

/** Milliseconds the data process gets to finish when the app ends. */
const shutdownLimit = 5000;

main();
