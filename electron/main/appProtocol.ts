import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { appScheme } from './appOrigin.ts';
import { rendererFile } from './rendererFile.ts';
import { responseHeaders } from './responseHeaders.ts';

/**
 * Gives the app's scheme a real origin and a secure context. Only possible before the app is ready.
 * It gets no service workers and never passes the content security policy.
 */
export const registerAppScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);

/** Serves the built renderer, and nothing else, to the pages of a session. */
export const serveApp = (session: Session, folder: string): void =>
  session.protocol.handle(appScheme, (request) => answer(folder, request));

const answer = async (folder: string, request: Request): Promise<Response> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(405, { Allow: 'GET, HEAD' });
  }
  const file = rendererFile(folder, request.url);
  if (file === undefined) return refuse(404);
  try {
    const body = await readFile(file.path);
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: { ...responseHeaders, 'Content-Type': file.type },
    });
  } catch {
    return refuse(404);
  }
};

const refuse = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { ...responseHeaders, ...headers } });
