export { PreparedImportProvider, usePreparedImport } from './PreparedImport.tsx';
export type { Decide, FileProblem, ImportState, Stage } from './useImport.ts';
