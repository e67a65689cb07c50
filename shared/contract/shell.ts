/** Operating systems the desktop shell runs on, named as Node's `process.platform`. */
export type ShellPlatform = 'darwin' | 'win32' | 'linux';

/** What the preload puts on `window.tsudoiShell`; absent on the loopback host. */
export interface TsudoiShell {
  readonly platform: ShellPlatform;
  /** Asks for a connection to the data process; it arrives as a {@link PortMessage} with one port. */
  requestPort(): void;
  /** Asks for invitations that the person opens; each arrives as an {@link InvitationMessage}. */
  requestInvitations(): void;
}

/**
 * The `data` of the window message that carries a fresh `MessagePort` to the data process. It comes
 * once after {@link TsudoiShell.requestPort} and again whenever the data process was restarted; the
 * port before it is then dead.
 */
export interface PortMessage {
  readonly kind: 'tsudoi:port';
}

/** IPC channel on which the shell hands a port to the preload. */
export type PortChannel = PortMessage['kind'];

/** IPC channel on which the preload asks for a port. */
export type RequestPortChannel = 'tsudoi:request-port';

/** The `data` of the window message that brings a followed invitation, as `tsudoi://join?…`. */
export interface InvitationMessage {
  readonly kind: 'tsudoi:invitation';
  readonly link: string;
}

/** IPC channel on which the shell hands an invitation to the preload. */
export type InvitationChannel = InvitationMessage['kind'];

/** IPC channel on which the preload asks for invitations. */
export type RequestInvitationsChannel = 'tsudoi:request-invitations';
