import { z } from 'zod';

/** A moment: UTC, ISO 8601 with milliseconds, `2026-01-17T04:00:00.000Z`. */
export const instantSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** A calendar date without time or zone, `2026-01-17`. */
export const dateSchema = z.iso.date();

/** A wall-clock time somewhere, without zone, to the minute: `2026-01-17T11:00`. */
export const localDateTimeSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);

/** An IANA time zone name, `Asia/Jakarta`. Only the form is checked here. */
export const timeZoneSchema = z.string().min(1).max(64);

/** A country or region: ISO 3166-1 alpha-2, upper case. */
export const countryRegionSchema = z.string().regex(/^[A-Z]{2}$/);

/**
 * The fields every document carries. Objects are loose on purpose: fields written by a newer
 * version are kept and written back, never dropped.
 */
export const documentBase = {
  _id: z.string().min(3).max(200),
  /** Version of the document's own form; raised when its meaning changes. */
  schema: z.int().min(1),
  createdAt: instantSchema,
  createdBy: z.string(),
  updatedAt: instantSchema,
  updatedBy: z.string(),
  /** The computer that wrote it last. */
  device: z.string(),
};
