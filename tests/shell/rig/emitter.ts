import { EventEmitter } from 'node:events';
import { throwOnMissing } from './missing.ts';

type Listening = Parameters<EventEmitter['on']>;

/**
 * An event emitter which knows the events the rig can raise: listening for any other throws by
 * name, as reading a missing method does.
 */
export class RigEmitter extends EventEmitter {
  readonly rigName: string;
  readonly rigEvents: readonly string[];

  constructor(name: string, events: readonly string[]) {
    super();
    this.rigName = name;
    this.rigEvents = events;
    return throwOnMissing(name, this);
  }

  override on(...[event, listener]: Listening): this {
    this.rigCheck(event);
    return super.on(event, listener);
  }

  override addListener(...[event, listener]: Listening): this {
    return this.on(event, listener);
  }

  override once(...[event, listener]: Listening): this {
    this.rigCheck(event);
    return super.once(event, listener);
  }

  rigCheck(event: string | symbol): void {
    if (this.rigEvents.includes(String(event))) return;
    throw new Error(`the shell rig does not raise ${this.rigName} event "${String(event)}"`);
  }
}

/** An Electron event: the details, and a way to prevent the default. */
export const rigEvent = <Details extends object>(
  details: Details,
): Details & { preventDefault(): void; defaultPrevented: boolean } => ({
  ...details,
  defaultPrevented: false,
  preventDefault() {
    this.defaultPrevented = true;
  },
});
