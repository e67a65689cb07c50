import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { ConnectionStatus, DataClient } from './dataClient.ts';

const ClientContext = createContext<DataClient | undefined>(undefined);

/** Gives everything below it the connection to the data process. */
export const ClientProvider = (props: { client: DataClient; children: ReactNode }) => (
  <ClientContext value={props.client}>{props.children}</ClientContext>
);

/** The connection to the data process. Throws outside of {@link ClientProvider}. */
export const useDataClient = (): DataClient => {
  const client = useContext(ClientContext);
  if (client === undefined) throw new Error('useDataClient needs a ClientProvider above it');
  return client;
};

/** How the page stands to the data process, live. */
export const useConnectionStatus = (): ConnectionStatus => {
  const client = useDataClient();
  return useSyncExternalStore(client.onStatus, client.status);
};
