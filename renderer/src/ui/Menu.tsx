import type { ReactNode } from 'react';
import {
  Dialog,
  DialogTrigger,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover as AriaPopover,
  Separator,
  type MenuItemProps,
} from 'react-aria-components';
import { Kbd } from './Kbd.tsx';
import styles from './Floating.module.css';

/** A menu that opens from `button` (a `Button` or `IconButton`); children are {@link MenuItem}s. */
export const Menu = (props: { button: ReactNode; label: string; children: ReactNode }) => (
  <MenuTrigger>
    {props.button}
    <AriaPopover className={styles.popover ?? ''} offset={4}>
      <AriaMenu className={styles.list ?? ''} aria-label={props.label}>
        {props.children}
      </AriaMenu>
    </AriaPopover>
  </MenuTrigger>
);

/** One line of a {@link Menu}. `text` is its name; `icon`, `note` and `keys` are shown beside it. */
export const MenuItem = ({
  text,
  icon,
  note,
  keys,
  isDangerous = false,
  ...props
}: Omit<MenuItemProps, 'className' | 'children' | 'textValue'> & {
  text: string;
  icon?: ReactNode;
  note?: string;
  keys?: string;
  isDangerous?: boolean;
}) => (
  <AriaMenuItem
    {...props}
    textValue={text}
    className={styles.item ?? ''}
    {...(isDangerous && { 'data-danger': true })}
  >
    {icon}
    <span className={styles.itemText}>{text}</span>
    {note !== undefined && <span className={styles.itemNote}>{note}</span>}
    {keys !== undefined && <Kbd keys={keys} />}
  </AriaMenuItem>
);

/** A thin line between groups of menu items. */
export const MenuSeparator = () => <Separator className={styles.separator ?? ''} />;

/** A small explanation or form that opens from `button`. */
export const Popover = (props: {
  button: ReactNode;
  label: string;
  children: ReactNode;
  placement?: 'bottom' | 'top' | 'right' | 'bottom start' | 'top start' | 'right bottom';
}) => (
  <DialogTrigger>
    {props.button}
    <AriaPopover
      className={styles.popover ?? ''}
      offset={6}
      placement={props.placement ?? 'bottom start'}
    >
      <Dialog className={styles.body ?? ''} aria-label={props.label}>
        {props.children}
      </Dialog>
    </AriaPopover>
  </DialogTrigger>
);
