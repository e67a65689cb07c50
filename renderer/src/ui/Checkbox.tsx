import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps } from 'react-aria-components';
import styles from './Checkbox.module.css';

/** A choice of yes or no. Without visible `children` it needs an `aria-label`. */
export const Checkbox = ({
  children,
  ...props
}: Omit<CheckboxProps, 'className' | 'children'> & { children?: ReactNode }) => (
  <AriaCheckbox {...props} className={styles.checkbox ?? ''}>
    {({ isSelected, isIndeterminate }) => (
      <>
        <span className={styles.box}>
          {isIndeterminate ? (
            <Minus size={13} strokeWidth={3} aria-hidden />
          ) : (
            isSelected && <Check size={13} strokeWidth={3} aria-hidden />
          )}
        </span>
        {children}
      </>
    )}
  </AriaCheckbox>
);
