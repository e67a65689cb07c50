import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  Link as AriaLink,
  Tooltip,
  TooltipTrigger,
  type ButtonProps as AriaButtonProps,
  type LinkProps as AriaLinkProps,
} from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './Button.module.css';
import floating from './Floating.module.css';

/** How much a button stands out. One `primary` per page at most. */
export type ButtonVariant = 'plain' | 'primary' | 'danger' | 'quiet' | 'link';

interface Look {
  readonly variant?: ButtonVariant;
  readonly size?: 'small' | 'normal' | 'large';
  readonly children: ReactNode;
}

/** A push button. */
export const Button = ({
  variant = 'plain',
  size = 'normal',
  ...props
}: Omit<AriaButtonProps, 'className' | 'children'> & Look) => (
  <AriaButton {...props} className={look(variant, size)} />
);

/** A link that looks like a button; inside the app `href` is a hash path, as from `paths.ts`. */
export const LinkButton = ({
  variant = 'plain',
  size = 'normal',
  ...props
}: Omit<AriaLinkProps, 'className' | 'children'> & Look & { ref?: Ref<HTMLAnchorElement> }) => (
  <AriaLink {...props} className={look(variant, size)} />
);

/** A button that shows only an icon; `label` is its name and its tooltip. */
export const IconButton = ({
  label,
  size = 'normal',
  variant = 'quiet',
  ...props
}: Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> & Look & { label: string }) => (
  <TooltipTrigger delay={500}>
    <AriaButton
      {...props}
      aria-label={label}
      className={classes(look(variant, size), styles.icon)}
    />
    <Tooltip className={floating.tooltip ?? ''} offset={6}>
      {label}
    </Tooltip>
  </TooltipTrigger>
);

const look = (variant: ButtonVariant, size: 'small' | 'normal' | 'large'): string =>
  classes(styles.button, variant !== 'plain' && styles[variant], size !== 'normal' && styles[size]);
