export { ClientProvider, useConnectionStatus, useDataClient } from './ClientContext.tsx';
export { connectClient } from './connectClient.ts';
export {
  createDataClient,
  type CommandOptions,
  type ConnectionStatus,
  type DataClient,
  type Progress,
} from './dataClient.ts';
export {
  clearUndo,
  pushUndo,
  stepBack,
  stepBackTo,
  stepForward,
  useUndoStore,
  type StepResult,
} from './undo.ts';
export { onUndoable, runCommand, useCommand, type Command } from './useCommand.ts';
export { useLiveQuery, type Live } from './useLiveQuery.ts';
export {
  ChapterStateProvider,
  useChapterState,
  useOpenChapter,
  type ChapterState,
} from './chapterState.tsx';
