import { app } from 'electron';

/**
 * Whether this is the first instance on its data folder. Later ones hand over to the first, which
 * is told by `onSecond`, and must end.
 */
export const isFirstInstance = (onSecond: () => void): boolean => {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecond);
  return true;
};
