import { app } from 'electron';

/**
 * Whether this is the first instance on its data folder. Later ones hand over to the first, whose
 * `onSecond` is told their command line, and must end.
 */
export const isFirstInstance = (onSecond: (argv: readonly string[]) => void): boolean => {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, argv) => onSecond(argv));
  return true;
};
