import type { TFunction } from 'i18next';
import type { DoneBy } from '#shared/contract/doneBy.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { catalogueAreas } from '#shared/i18n/catalogues.ts';

/** A text key as the data process writes it, and what fills its place holders. */
export interface Label {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The sentence for an error code: what happened, what was kept, what to do next. */
export const errorSentence = (t: TFunction, error: AppError): string => {
  const params = error.params ?? {};
  const context = 'kind' in params ? { context: 'kind' } : {};
  const field = typeof params['field'] === 'string' ? fieldName(t, params['field']) : undefined;
  return t(`errors:${error.code}`, {
    ...params,
    ...context,
    ...(field !== undefined && { field }),
  });
};

/** Which of a catalogue's three ways of saying who did something fits: `you`, `named` or `other`. */
export const whoKey = ({ isMine, by }: DoneBy): 'you' | 'named' | 'other' =>
  isMine ? 'you' : by === undefined ? 'other' : 'named';

/**
 * The sentence for a key that came from the data process. The key's first part may be the
 * catalogue's area (`people.undo.edited`).
 */
export const labelSentence = (t: TFunction, label: Label): string =>
  t([namespaced(label.key), 'app:done'], { ...label.params });

/** `people.undo.edited` → `people:undo.edited`; keys that name their area with `:` stay. */
export const namespaced = (key: string): string => {
  if (key.includes(':')) return key;
  const dot = key.indexOf('.');
  const area = catalogueAreas.find((name) => name === key.slice(0, dot));
  return area === undefined ? `app:${key}` : `${area}:${key.slice(dot + 1)}`;
};

const fieldName = (t: TFunction, field: string): string =>
  t([`people:field.${field}`, `meetups:field.${field}`, `chapter:field.${field}`], {
    defaultValue: field,
  });
