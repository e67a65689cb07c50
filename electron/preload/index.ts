import { contextBridge, ipcRenderer } from 'electron';
import type {
  InvitationChannel,
  InvitationMessage,
  PortChannel,
  PortMessage,
  RequestInvitationsChannel,
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

const invitationChannel: InvitationChannel = 'tsudoi:invitation';
const requestInvitationsChannel: RequestInvitationsChannel = 'tsudoi:request-invitations';

ipcRenderer.on(invitationChannel, (_event, link: unknown) => {
  const message: InvitationMessage = { kind: 'tsudoi:invitation', link: String(link) };
  window.postMessage(message, window.location.origin);
});

const { platform } = process;

const shell: TsudoiShell = {
  platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
  requestPort: () => void ipcRenderer.invoke(requestPortChannel, {}),
  requestInvitations: () => void ipcRenderer.invoke(requestInvitationsChannel, {}),
};

contextBridge.exposeInMainWorld('tsudoiShell', shell);
