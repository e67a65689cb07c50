import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  conditionKinds,
  type Condition,
  type ConditionKind,
} from '#shared/domain/people-filter/filter.ts';
import { Button, Dialog, Select } from '../../../ui/index.ts';
import { ConditionFields } from './ConditionFields.tsx';
import { draftOf, emptyDraft, finishDraft, type Problem } from './draft.ts';
import styles from './Filter.module.css';

/** Puts one condition of the filter together, or changes one. */
export const ConditionDialog = (props: {
  condition: Condition | undefined;
  onClose: () => void;
  onApply: (condition: Condition) => void;
}) => {
  const { t } = useTranslation('roster');
  const isNew = props.condition === undefined;
  const [draft, setDraft] = useState(() =>
    props.condition === undefined ? emptyDraft('residence') : draftOf(props.condition),
  );
  const [problem, setProblem] = useState<Problem>();
  const submit = (): void => {
    const finished = finishDraft(draft);
    if ('problem' in finished) {
      setProblem(finished.problem);
      return;
    }
    props.onApply(finished);
    props.onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t(isNew ? 'filter.title' : 'filter.change')}
      onSubmit={submit}
      footer={
        <>
          <Button variant="quiet" onPress={props.onClose}>
            {t('app:dialog.cancel')}
          </Button>
          <Button type="submit" variant="primary">
            {t('filter.apply')}
          </Button>
        </>
      }
    >
      <Select<ConditionKind>
        label={t('filter.about')}
        options={conditionKinds.map((id) => ({ id, label: t(`condition.${id}`) }))}
        value={draft.on}
        onChange={(on) => {
          setDraft(emptyDraft(on));
          setProblem(undefined);
        }}
        autoFocus={isNew}
      />
      <ConditionFields
        key={draft.on}
        draft={draft}
        onChange={(change) => {
          setDraft({ ...draft, ...change });
          setProblem(undefined);
        }}
        problem={problem === undefined ? undefined : t(`filter.${problem}`)}
      />
      <p className={styles.problem} role="alert">
        {problem === undefined ? '' : t(`filter.${problem}`)}
      </p>
    </Dialog>
  );
};
