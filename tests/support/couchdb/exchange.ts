import type { Clock } from './core/clock.ts';
import type { CouchServer } from './core/couchServer.ts';
import { json, type CouchRequest, type CouchResponse } from './core/message.ts';
import type { Faults } from './faults.ts';

/** What the asker sees: a whole answer, a part of one, or a broken connection. */
export type Outcome =
  | { kind: 'answer'; response: CouchResponse }
  | { kind: 'partly'; response: CouchResponse; bytes: Buffer }
  | { kind: 'torn' };

/** One request with the fault that is planned for it. */
export const exchange = async (
  server: CouchServer,
  faults: Faults,
  clock: Clock,
  request: CouchRequest,
): Promise<Outcome> => {
  const fault = faults.take(request);
  const answer = (): Outcome => ({ kind: 'answer', response: server.handle(request) });
  switch (fault?.kind) {
    case undefined:
      return answer();
    case 'drop':
      return { kind: 'torn' };
    case 'lose-response':
      server.handle(request);
      return { kind: 'torn' };
    case 'truncate': {
      const response = server.handle(request);
      if (!Buffer.isBuffer(response.body)) return { kind: 'torn' };
      const { body } = response;
      return { kind: 'partly', response, bytes: body.subarray(0, Math.floor(body.length / 2)) };
    }
    case 'delay':
      await wait(clock, fault.milliseconds, request.signal);
      return request.signal.aborted ? { kind: 'torn' } : answer();
    case 'duplicate':
      server.handle(request);
      return answer();
    case 'hang':
      await wait(clock, undefined, request.signal);
      return { kind: 'torn' };
    case 'status': {
      const response = json(fault.status, { error: 'fault', reason: 'Planned by the test.' });
      if (fault.body !== undefined) response.body = Buffer.from(fault.body);
      Object.assign(response.headers, fault.headers);
      response.headers['date'] = new Date(clock.now()).toUTCString();
      return { kind: 'answer', response };
    }
  }
};

/** Waits for a time, or until the asker has gone. */
const wait = (clock: Clock, milliseconds: number | undefined, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const cancel = milliseconds === undefined ? () => {} : clock.setTimer(milliseconds, resolve);
    const gone = () => {
      cancel();
      resolve();
    };
    if (signal.aborted) gone();
    else signal.addEventListener('abort', gone, { once: true });
  });
