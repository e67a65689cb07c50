import { contextBridge, ipcRenderer } from 'electron';
import type {
  PortChannel,
  PortMessage,
  RequestPortChannel,
  TsudoiShell,
} from '#shared/contract/shell.ts';

const portChannel: PortChannel = 'tsudoi:port';
const requestPortChannel: RequestPortChannel = 'tsudoi:request-port';

// A MessagePort cannot pass the context bridge; a window message to our own origin can carry it.
ipcRenderer.on(portChannel, (event) => {
  const message: PortMessage = { kind: 'tsudoi:port' };
  window.postMessage(message, window.location.origin, [...event.ports]);
});

const { platform } = process;

const shell: TsudoiShell = {
  platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
  requestPort: () => void ipcRenderer.invoke(requestPortChannel, {}),
};

contextBridge.exposeInMainWorld('tsudoiShell', shell);
