import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveQuery } from '../../client/index.ts';
import { announce, href, LinkButton, paths, useFormat } from '../../ui/index.ts';
import styles from './SameNumber.module.css';

/** Says who else has a member number. Without `id` it is that of somebody who is yet to be added. */
export const SameNumber = ({
  id,
  memberNo,
  isLinked = false,
}: {
  id?: string;
  memberNo: string;
  /** With the way to whoever has it, where nothing is lost by going there. */
  isLinked?: boolean;
}) => {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { value, valueInput } = useLiveQuery(
    'people.sameNumber',
    memberNo === '' ? null : { ...(id !== undefined && { id }), memberNo },
  );
  const people = valueInput?.id === id && valueInput?.memberNo === memberNo ? value?.people : [];
  const names = format.list((people ?? []).map(({ fn }) => fn));
  const sentence = names === '' ? '' : t('sameNumber.announce', { number: memberNo, names });
  // Who opens somebody reads it; who has just typed the number is told.
  const known = useRef({ id, memberNo, isTyped: false });
  useEffect(() => {
    const { current } = known;
    if (current.id !== id) known.current = { id, memberNo, isTyped: false };
    else if (current.memberNo !== memberNo) known.current = { id, memberNo, isTyped: true };
    if (sentence === '' || !known.current.isTyped) return;
    known.current.isTyped = false;
    announce(sentence);
  }, [id, memberNo, sentence]);
  if (people === undefined || people.length === 0) return null;
  return (
    <div className={styles.sameNumber}>
      <TriangleAlert size={13} aria-hidden />
      <div>
        <span>{t('sameNumber.note')}</span>{' '}
        {isLinked ? (
          people.map((other) => (
            <LinkButton key={other.id} variant="link" href={href(paths.person(other.id))}>
              {other.fn}
            </LinkButton>
          ))
        ) : (
          <strong>{names}</strong>
        )}
      </div>
    </div>
  );
};
