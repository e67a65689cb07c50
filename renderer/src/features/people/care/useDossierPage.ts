import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/contract/index.ts';
import { consentSchema } from '#shared/domain/journal/journal.ts';
import { dossierHtml } from '#shared/formats/dossier/dossierHtml.ts';
import { useFormat } from '../../../ui/index.ts';
import { useFieldText } from '../fieldText.ts';
import { useTimelineSentence } from '../person/timelineSentence.ts';

type Dossier = NonNullable<Output<'people.dossier'>>;

/** Puts everything about a person into a page to read, in the language of the screen. */
export const useDossierPage = (): ((dossier: Dossier) => string) => {
  const { t } = useTranslation(['care', 'people']);
  const format = useFormat();
  const fieldText = useFieldText();
  const sentence = useTimelineSentence();
  return ({ chapter, person, photo, journal, timeline }) => {
    const name = person.fn;
    const fields = factFields.flatMap((field): [string, string][] => {
      const text = fieldText(field, person[field]);
      return text === '' ? [] : [[t(`people:field.${field}`), text]];
    });
    const consents = journal.flatMap((record): [string, string][] => {
      const { data } = consentSchema.safeParse(record);
      if (data === undefined) return [];
      const { purpose, state, at, channel, textVersion, expires, guardian } = data;
      const facts = [
        t(`state.${state}`),
        format.instant(at),
        channel === undefined ? undefined : t(`channel.${channel}`, { defaultValue: channel }),
        textVersion === undefined ? undefined : t('consent.text', { text: textVersion }),
        expires === undefined ? undefined : t('consent.until', { day: format.day(expires) }),
        guardian === undefined ? undefined : t('consent.guardianLine', { name: guardian.name }),
      ];
      return [[t(`purpose.${purpose}`), facts.filter((fact) => fact !== undefined).join(' · ')]];
    });
    return dossierHtml({
      lang: format.locale,
      title: t('export.title', { name }),
      introduction: t('export.introduction', {
        chapter,
        name,
        date: format.instant(new Date().toISOString()),
      }),
      picture:
        photo === undefined ? undefined : { src: photo, alt: t('people:photo.of', { name }) },
      sections: [
        { title: t('export.facts'), lines: fields },
        { title: t('export.consents'), lines: consents },
        {
          title: t('export.timeline'),
          lines: timeline.map((entry) => [format.instant(entry.at), sentence(entry)]),
        },
      ],
    });
  };
};

const factFields = [
  'fn',
  'n',
  'nameOrder',
  'latin',
  'phonetic',
  'calling',
  'kind',
  'status',
  'emails',
  'phones',
  'im',
  'languages',
  'timeZone',
  'residence',
  'region',
  'city',
  'nationality',
  'memberNo',
  'minorUntil',
  'tags',
  'fields',
  'exchanges',
  'affiliations',
] as const;
