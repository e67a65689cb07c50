export { ClientProvider, useConnectionStatus, useDataClient } from './ClientContext.tsx';
export { connectClient } from './connectClient.ts';
export type { DataClient, Progress } from './dataClient.ts';
export {
  clearUndo,
  pushUndo,
  stepBack,
  stepBackTo,
  stepForward,
  useUndoStore,
  type StepResult,
} from './undo.ts';
export { forgetPeople, onForgetPeople, useForgetErased } from './forgetPeople.ts';
export { onUndoable, runCommand, useCommand } from './useCommand.ts';
export { useInvitation } from './useInvitation.ts';
export { useLiveQuery } from './useLiveQuery.ts';
export { ChapterStateProvider, useChapterState, useOpenChapter } from './chapterState.tsx';
