import { z } from 'zod';
import { appError, type AppError } from '../contract/errors.ts';
import { databaseNameSchema, serverAddressSchema } from '../contract/sync.ts';
import { err, ok, type Result } from '../result.ts';

/**
 * What somebody needs to find a chapter on its server. It holds no secret: whoever follows it still
 * has to sign in with an account of their own.
 */
export const invitationSchema = z.object({
  address: serverAddressSchema,
  database: databaseNameSchema,
  /** The chapter's name, for the person's eyes only. */
  chapter: z.string().trim().min(1).max(200),
});

/** See {@link invitationSchema}. */
export type Invitation = z.infer<typeof invitationSchema>;

/** Scheme of the links that open the app (RFC 3986). */
export const linkScheme = 'tsudoi';

/** The longest text that is searched for an invitation, in UTF-16 code units. */
export const longestInvitationText = 20_000;

/** An invitation as a link, `tsudoi://join?v=1&…`. */
export const invitationLink = ({ address, database, chapter }: Invitation): string => {
  const fields = { v: String(version), server: address, database, chapter };
  const query = Object.entries(fields).map(([key, value]) => `${key}=${encode(value)}`);
  return `${linkScheme}://join?${query.join('&')}`;
};

/**
 * Reads the first invitation in a text: the link alone, or the message or file it stands in. Errors:
 * `invitation-unreadable`, and `invitation-newer` when only a newer version understands it.
 */
export const readInvitation = (text: string): Result<Invitation, AppError> => {
  const query = linkPattern.exec(text.slice(0, longestInvitationText))?.[1];
  const fields = query === undefined ? undefined : fieldsOf(query);
  if (fields === undefined) return err(appError('invitation-unreadable'));
  if (/^\d{1,6}$/.test(fields.get('v') ?? '') && Number(fields.get('v')) > version) {
    return err(appError('invitation-newer'));
  }
  const parsed = invitationSchema.safeParse({
    address: fields.get('server'),
    database: fields.get('database'),
    chapter: fields.get('chapter'),
  });
  if (fields.get('v') !== String(version) || !parsed.success) {
    return err(appError('invitation-unreadable'));
  }
  return ok(parsed.data);
};

const version = 1;

// Links stand in brackets and quotes, and sentences put a full stop behind them: no value has any of
// these, and none ends with a full stop.
const linkPattern = /tsudoi:\/\/join\/?\?([\w%&=.-]*[\w%&=-])/i;

const encode = (value: string): string =>
  encodeURIComponent(value).replaceAll(
    /[!'()*~]|\.$/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const fieldsOf = (query: string): ReadonlyMap<string, string> | undefined => {
  const fields = new Map<string, string>();
  for (const part of query.split('&')) {
    const [key = '', ...rest] = part.split('=');
    const value = decode(rest.join('='));
    // A field that is there twice could be read one way here and another way elsewhere.
    if (value === undefined || fields.has(key)) return undefined;
    fields.set(key, value);
  }
  return fields;
};

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};
