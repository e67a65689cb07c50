import { Check, Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton, Menu, MenuItem, MenuSeparator } from '../../../ui/index.ts';
import styles from './PersonPanel.module.css';

/** What kind an address or number is, and how it is used. */
interface ContactKind {
  readonly type?: string | undefined;
  readonly pref?: boolean | undefined;
  readonly bounced?: boolean | undefined;
}

/** Says the kind of an address or number: "work, first choice, mail came back". */
export const useContactNote = (): ((contact: ContactKind) => string | undefined) => {
  const { t } = useTranslation('people');
  return ({ type, pref, bounced }) => {
    const said = [
      type !== undefined && t(`contactType.${type}`, { defaultValue: type }),
      pref === true && t('contact.preferred'),
      bounced === true && t('contact.bounced'),
    ].filter((text) => text !== false);
    return said.length === 0 ? undefined : said.join(' · ');
  };
};

/** Changes the kind of an address or number. */
export const ContactMenu = <Type extends string>(props: {
  /** The address or number. */
  value: string;
  contact: ContactKind;
  types: readonly Type[];
  onType: (type: Type | undefined) => void;
  onPreferred: (isPreferred: boolean) => void;
  /** Absent where nothing can come back. */
  onBounced?: (isBounced: boolean) => void;
}) => {
  const { t } = useTranslation('people');
  const { contact, onBounced } = props;
  const label = t('contact.menu', { value: props.value });
  const mark = (isOn: boolean) => ({
    icon: <Check size={14} aria-hidden className={isOn ? undefined : styles.off} />,
  });
  return (
    <Menu
      label={label}
      button={
        <IconButton size="small" label={label}>
          <Ellipsis size={14} aria-hidden />
        </IconButton>
      }
    >
      {props.types.map((type) => (
        <MenuItem
          key={type}
          text={t(`contactType.${type}`, { defaultValue: type })}
          {...mark(contact.type === type)}
          onAction={() => props.onType(contact.type === type ? undefined : type)}
        />
      ))}
      <MenuSeparator />
      <MenuItem
        text={t('contact.prefer')}
        {...mark(contact.pref === true)}
        onAction={() => props.onPreferred(contact.pref !== true)}
      />
      {onBounced !== undefined && (
        <MenuItem
          text={t('contact.cameBack')}
          {...mark(contact.bounced === true)}
          onAction={() => onBounced(contact.bounced !== true)}
        />
      )}
    </Menu>
  );
};
