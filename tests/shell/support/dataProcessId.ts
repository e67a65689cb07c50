import type { RunningApp } from './shellApp.ts';

/** The process id of the app's data process. */
export const dataProcessId = async (app: RunningApp): Promise<number> => {
  const pids = await app.evaluate(({ app: electronApp }) =>
    electronApp
      .getAppMetrics()
      .filter(({ type, name }) => type === 'Utility' && name === 'Tsudoi data')
      .map(({ pid }) => pid),
  );
  const [pid] = pids;
  if (pid === undefined) throw new Error('no data process runs');
  return pid;
};
