import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanTemplateRow } from '#shared/contract/library.ts';
import { itemsOfTemplate } from '#shared/domain/meetup/planTemplate.ts';
import { templateItems, templateKeys, type TemplateKey } from '#shared/domain/meetup/templates.ts';
import { useCommand, useLiveQuery, useOpenChapter } from '../../client/index.ts';
import { Dialog, FormFooter, ErrorText, Select } from '../../ui/index.ts';
import { draftOfTemplate, newDraft, type DraftFields } from './meetupDraft.ts';
import { MeetupFields } from './MeetupFields.tsx';
import { useProblems } from './useProblems.ts';

interface NewMeetupProps {
  /** The day it is on at first, when one was chosen. */
  readonly date?: string | undefined;
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
}

/** Asks for what a new meetup needs, beginning with a template if wanted. */
export const NewMeetupDialog = ({ date, onClose, onCreated }: NewMeetupProps) => {
  const { t } = useTranslation(['meetups', 'planning']);
  const chapter = useOpenChapter();
  const create = useCommand('meetups.create');
  const { value } = useLiveQuery('templates.list', {});
  const own = value?.plans ?? [];
  const [template, setTemplate] = useState<string>(noTemplate);
  const [draft, setDraft] = useState(() => ({
    ...newDraft(chapter?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone),
    date: date ?? null,
  }));
  const { problems, check, recheck } = useProblems();
  const chosen = own.find(({ id }) => id === template);
  const builtIn = templateKeys.find((key) => key === template);

  const choose = (id: string): void => {
    setTemplate(id);
    const plan = own.find((one) => one.id === id);
    if (plan !== undefined) setDraft(draftOfTemplate(plan, draft));
    else if (id === 'online') setDraft({ ...draft, mode: 'Online' });
  };

  const submit = async (): Promise<void> => {
    if (create.isRunning) return;
    const fields = check(draft);
    if (fields === undefined) return;
    const answer = await create.run({
      ...(chosen !== undefined && factsOf(chosen)),
      ...given(fields),
      plan: itemsFor(fields.startLocal, {
        chosen,
        builtIn,
        text: (key) => t(`planning:template.${key}`),
      }),
    });
    if (!answer.ok) return;
    onClose();
    onCreated(answer.value.id);
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('new.title')}
      onSubmit={() => void submit()}
      footer={<FormFooter onCancel={onClose} text={t('new.save')} />}
    >
      <Select
        label={t('planning:template.label')}
        value={template}
        options={[
          ...([noTemplate, ...templateKeys] as const).map((id) => ({
            id: id as string,
            label: t(`planning:template.${id}`),
          })),
          ...own.map(({ id, name }) => ({ id, label: name, note: t('planning:ownTemplate.note') })),
        ]}
        onChange={choose}
      />
      <MeetupFields
        // The fields begin anew with what a template says.
        key={template}
        draft={draft}
        problems={problems}
        hasName
        onChange={(next) => {
          setDraft(next);
          recheck(next);
        }}
      />
      <ErrorText error={create.error} boxed />
    </Dialog>
  );
};

const noTemplate = 'none';

// What the form does not ask for, as the template has it.
const factsOf = ({ meetup }: PlanTemplateRow) => {
  const { theme, description, hosts, coHosts, languages, currency, checkLists } = meetup;
  return { theme, description, hosts, coHosts, languages, currency, checkLists };
};

type Given<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], null> };

// A new meetup has no fields to clear.
const given = (fields: DraftFields) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null),
  ) as Given<DraftFields> & Pick<DraftFields, 'name' | 'startLocal' | 'endLocal' | 'timeZone'>;

const itemsFor = (
  startLocal: string,
  options: {
    readonly chosen: PlanTemplateRow | undefined;
    readonly builtIn: TemplateKey | undefined;
    readonly text: (key: string) => string;
  },
) => {
  const { chosen, builtIn, text } = options;
  if (chosen !== undefined) return [...itemsOfTemplate(chosen, startLocal)];
  return builtIn === undefined ? [] : templateItems(builtIn, text);
};
