import { createContext, useContext, type ReactNode } from 'react';
import { useImport, type ImportState } from './useImport.ts';

const PreparedImportContext = createContext<ImportState | undefined>(undefined);

/**
 * Keeps one import for as long as the chapter is open: a file that was chosen, its columns and what
 * was decided of its rows wait while other pages are shown.
 */
export const PreparedImportProvider = ({ children }: { children: ReactNode }) => (
  <PreparedImportContext value={useImport()}>{children}</PreparedImportContext>
);

/** The chapter's import. Throws outside of {@link PreparedImportProvider}. */
export const usePreparedImport = (): ImportState => {
  const state = useContext(PreparedImportContext);
  if (state === undefined) {
    throw new Error('usePreparedImport needs a PreparedImportProvider above it');
  }
  return state;
};
