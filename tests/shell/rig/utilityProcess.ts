import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type Electron from 'electron';
import { RigEmitter } from './emitter.ts';
import { throwOnMissing } from './missing.ts';
import { detachPort, type PortEnd } from './ports.ts';
import type { Surface } from './surface.ts';

/** Messages between the rig and the shim in the child (`utilityShim.ts`). */
export type UtilityMessage =
  | { readonly rig: 'message'; readonly data: unknown; readonly ports: readonly number[] }
  | { readonly rig: 'port'; readonly port: number; readonly data: unknown }
  | { readonly rig: 'port-close'; readonly port: number };

/**
 * `UtilityProcess` (Electron docs: utility-process) as a Node child: structured-clone messages,
 * ports that live in the child, `spawn` and `exit` events, SIGTERM on `kill`.
 */
export class UtilityProcess extends RigEmitter {
  readonly child: ChildProcess;
  readonly serviceName: string;
  readonly ports = new Map<number, PortEnd>();
  pid: number | undefined;
  lastPort = 0;

  constructor(modulePath: string, args: string[], options: Electron.ForkOptions) {
    super('UtilityProcess', ['spawn', 'exit', 'message', 'error']);
    const piped = options.stdio === 'pipe' ? 'pipe' : 'inherit';
    this.serviceName = options.serviceName ?? 'Node Utility Process';
    this.child = fork(modulePath, args, {
      execArgv: [
        ...(options.execArgv ?? []),
        '--import',
        join(import.meta.dirname, 'utilityShim.ts'),
      ],
      serialization: 'advanced',
      stdio: ['ignore', piped, piped, 'ipc'],
    });
    this.child.once('spawn', () => {
      this.pid = this.child.pid;
      this.emit('spawn');
    });
    this.child.on('message', (message: UtilityMessage) => this.receive(message));
    this.child.once('exit', (code, signal) => {
      running.delete(this);
      for (const port of this.ports.values()) port.close();
      // A process ended by a signal has no exit code; Electron then gives the wait status.
      this.emit('exit', code ?? (signal === 'SIGTERM' ? 15 : 9));
      this.pid = undefined;
    });
    running.add(this);
  }

  get stdout(): NodeJS.ReadableStream | null {
    return this.child.stdout;
  }

  get stderr(): NodeJS.ReadableStream | null {
    return this.child.stderr;
  }

  postMessage(data: unknown, transfer: readonly unknown[] = []): void {
    const ports = transfer.map((port) => this.carry(detachPort(port)));
    this.send({ rig: 'message', data, ports });
  }

  kill(): boolean {
    return this.child.kill('SIGTERM');
  }

  carry(end: PortEnd): number {
    this.lastPort += 1;
    const port = this.lastPort;
    this.ports.set(port, end);
    end.take({
      message: (data) => this.send({ rig: 'port', port, data }),
      close: () => {
        this.ports.delete(port);
        this.send({ rig: 'port-close', port });
      },
    });
    return port;
  }

  receive(message: UtilityMessage): void {
    if (message.rig === 'message') this.emit('message', message.data);
    if (message.rig === 'port') this.ports.get(message.port)?.post(message.data);
    if (message.rig === 'port-close') this.ports.get(message.port)?.close();
  }

  send(message: UtilityMessage): void {
    if (this.child.connected) this.child.send(message, () => undefined);
  }
}

/** Utility processes that run now; the app ends them when it exits. */
export const running = new Set<UtilityProcess>();

/** `utilityProcess` of the main process. */
export const utilityProcess = throwOnMissing('utilityProcess', {
  fork: (modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}) =>
    new UtilityProcess(modulePath, args, options),
}) satisfies Surface<typeof Electron.utilityProcess, 'fork'>;

UtilityProcess.prototype satisfies Surface<
  Electron.UtilityProcess,
  'postMessage' | 'kill' | 'pid' | 'stdout' | 'stderr'
>;
