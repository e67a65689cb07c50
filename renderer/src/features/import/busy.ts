import { createContext, useContext } from 'react';

/**
 * An import is read, tried or written, so that nothing of it can be chosen meanwhile. A context, and
 * of writing told a moment after its progress is shown: what it turns off is most of a large page.
 */
export const ImportBusyContext = createContext(false);

/** Whether nothing of the import can be chosen just now. */
export const useImportBusy = (): boolean => useContext(ImportBusyContext);
