import { z } from 'zod';
import { documentBase, instantSchema } from '../document.ts';
import { uuidOfId } from '../ids.ts';

/** Pixels of a photo's side: a square, sharp at twice the size in which it is shown. */
export const photoSide = 320;

/** The most characters of a photo as a data URL. */
export const longestPhoto = 120_000;

/** A photo as a data URL: always JPEG, which every program that gets one can show. */
export const photoImageSchema = z
  .string()
  .max(longestPhoto)
  .regex(/^data:image\/jpeg;base64,[A-Za-z0-9+/]+={0,2}$/);

/** The subject of a person's photos: not the person, so that nobody who reads about them carries pictures. */
export const photosSubject = (personId: string): string => `photos:${uuidOfId(personId)}`;

/**
 * That somebody was given a photo. Never edited, so two computers never disagree about one: another
 * photo is another record, and the newest counts. Taking a photo away removes the record.
 */
export const photoSchema = z.looseObject({
  ...documentBase,
  type: z.literal('photo'),
  subjectId: z.string(),
  personId: z.string(),
  at: instantSchema,
  image: photoImageSchema,
});
