import { EventEmitter } from 'node:events';
import { MessagePortMain, PortEnd } from './ports.ts';
import type { UtilityMessage } from './utilityProcess.ts';

/*
 * Loaded into the child before its module: gives it Electron's `process.parentPort` (docs:
 * parent-port) and takes away Node's own channel, so that the module cannot mistake itself for a
 * plain forked child.
 */
const send = process.send?.bind(process);
if (send === undefined) throw new Error('the utility shim needs a channel to its parent');
const post = (message: UtilityMessage): void => void send(message, undefined, {}, () => undefined);

const ports = new Map<number, PortEnd>();

const adopt = (id: number): MessagePortMain => {
  const outside = new PortEnd();
  const inside = new PortEnd();
  outside.peer = inside;
  inside.peer = outside;
  ports.set(id, outside);
  outside.take({
    message: (data) => post({ rig: 'port', port: id, data }),
    close: () => {
      if (ports.delete(id)) post({ rig: 'port-close', port: id });
    },
  });
  return new MessagePortMain(inside);
};

/** `process.parentPort`: keeps messages until the first listener is there. */
class ParentPort extends EventEmitter {
  readonly early: unknown[] = [];

  override on(...[event, listener]: Parameters<EventEmitter['on']>): this {
    super.on(event, listener);
    if (event === 'message') for (const message of this.early.splice(0)) this.emit(event, message);
    return this;
  }

  deliver(message: unknown): void {
    if (this.listenerCount('message') === 0) this.early.push(message);
    else this.emit('message', message);
  }

  postMessage(data: unknown): void {
    post({ rig: 'message', data, ports: [] });
  }
}

const parentPort = new ParentPort();

process.on('message', (message: UtilityMessage) => {
  if (message.rig === 'message') {
    parentPort.deliver({ data: message.data, ports: message.ports.map(adopt) });
  }
  if (message.rig === 'port') ports.get(message.port)?.post(message.data);
  if (message.rig === 'port-close') {
    const port = ports.get(message.port);
    ports.delete(message.port);
    port?.close();
  }
});
process.once('disconnect', () => process.exit(1));

Object.defineProperty(process, 'parentPort', { value: parentPort });
Object.defineProperty(process, 'send', { value: undefined });
