import type { CouchAnswer, CouchRequest, Send } from './request.ts';
import { CouchFailure } from './failure.ts';

/** Name and password of an account, in memory only. */
export interface Account {
  readonly name: string;
  readonly password: string;
}

/** Requests under an account, by session cookie. */
export interface CouchSession {
  /**
   * Sends a request signed in. A session that is over is renewed once; what fails then is thrown.
   * The password is tried once per call at most: CouchDB locks an account after five wrong ones.
   */
  send(request: CouchRequest): Promise<CouchAnswer>;
  signIn(signal?: AbortSignal): Promise<void>;
}

/** Makes the {@link CouchSession} of an account. */
export const createCouchSession = (send: Send, account: Account): CouchSession => {
  let cookie: string | undefined;
  let signingIn: Promise<void> | undefined;
  let refused = false;
  const requestCookie = async (signal?: AbortSignal): Promise<void> => {
    // A password that was refused once will be refused again.
    if (refused) throw new CouchFailure('unauthorised', { status: 401 });
    try {
      const answer = await send({
        method: 'POST',
        path: '_session',
        body: { name: account.name, password: account.password },
        signal,
      });
      if (answer.cookie === undefined) throw new CouchFailure('server-error');
      cookie = answer.cookie;
    } catch (error) {
      if (error instanceof CouchFailure && error.kind === 'unauthorised') refused = true;
      throw error;
    }
  };
  const signIn = (signal?: AbortSignal): Promise<void> => {
    signingIn ??= requestCookie(signal).finally(() => {
      signingIn = undefined;
    });
    return signingIn;
  };
  const sendWithCookie = async (request: CouchRequest): Promise<CouchAnswer> => {
    const answer = await send({ ...request, cookie });
    // CouchDB renews a cookie that is about to expire by itself.
    if (answer.cookie !== undefined) cookie = answer.cookie;
    return answer;
  };
  return {
    signIn,
    send: async (request) => {
      if (cookie === undefined) await signIn(request.signal);
      const used = cookie;
      try {
        return await sendWithCookie(request);
      } catch (error) {
        if (!(error instanceof CouchFailure) || error.kind !== 'unauthorised') throw error;
        if (cookie === used) await signIn(request.signal);
        return sendWithCookie(request);
      }
    },
  };
};
