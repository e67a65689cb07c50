export { ForgetQuestion } from './ForgetQuestion.tsx';
export { mayForget } from './forgetting.ts';
export { PreparedImportProvider, usePreparedImport } from './PreparedImport.tsx';
export { sharedNumbersSentence } from './sharedNumbersSentence.ts';
export type { Decide, FileProblem, ImportState, Stage } from './useImport.ts';
