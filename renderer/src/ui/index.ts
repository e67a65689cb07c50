export { allActions, useActionRegistry, useActions, type Action } from './actions.ts';
export { announce } from './announce.ts';
export { applyAppearance, currentLanguage, setAppearance, useAppearance } from './appearance.ts';
export { textSizes, type Appearance, type TextSize } from './appearanceStorage.ts';
export { Button, IconButton, LinkButton, type ButtonVariant } from './Button.tsx';
export { Checkbox } from './Checkbox.tsx';
export { ComboBox, Select, type Option } from './choices.tsx';
export { classes } from './classes.ts';
export { DateField, TimeField } from './dateFields.tsx';
export { ConfirmDialog, Dialog } from './Dialog.tsx';
export { ErrorText } from './ErrorText.tsx';
export { FieldFrame, NumberField, SearchField, TextField, type FieldTexts } from './fields.tsx';
export { createFormat, formatLocale, useFormat, type Format } from './format.ts';
export type { GridColumn, GridSort, GridWindow, VirtualGridProps } from './grid/types.ts';
export { VirtualGrid } from './grid/VirtualGrid.tsx';
export { Kbd, shortcutText } from './Kbd.tsx';
export { Card, Column, EmptyState, Page, PageHeader } from './layout.tsx';
export { LanguagesField } from './LanguagesField.tsx';
export { LiveRegion } from './LiveRegion.tsx';
export { Marked } from './Marked.tsx';
export { Menu, MenuItem, MenuSeparator, Popover } from './Menu.tsx';
export { href, meetupIdOfPath, paths, personIdOfPath } from './paths.ts';
export { PersonName, type NamedPerson } from './PersonName.tsx';
export { isApple } from './platform.ts';
export {
  systemTimeZone,
  useCountryRegionOptions,
  useLanguageOptions,
  useTimeZoneOptions,
} from './places.ts';
export { ProgressBar } from './ProgressBar.tsx';
export { errorSentence, labelSentence, type Label } from './sentences.ts';
export { Chip, StatusBadge, StatusMark, StatusPill, Tag, type Tone } from './Tag.tsx';
export { Tabs, type TabItem } from './Tabs.tsx';
export { createTexts, pseudoLanguage } from './text.ts';
export { ToastRegion } from './ToastRegion.tsx';
export { dismissToast, showToast, type Toast } from './toasts.ts';
