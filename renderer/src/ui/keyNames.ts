/** `mod+shift+z` → `['⌘', '⇧', 'Z']` on Apple systems, `['Ctrl', 'Shift', 'Z']` elsewhere. */
export const keyNames = (keys: string, system: 'apple' | 'other'): string[] =>
  keys.split('+').map((key) => names[system][key] ?? key.toUpperCase());

const common = {
  escape: 'Esc',
  enter: 'Enter',
  arrowup: '↑',
  arrowdown: '↓',
  backspace: '⌫',
};

const names: Readonly<Record<'apple' | 'other', Readonly<Record<string, string>>>> = {
  apple: { ...common, mod: '⌘', shift: '⇧', alt: '⌥', delete: '⌦' },
  other: { ...common, mod: 'Ctrl', shift: 'Shift', alt: 'Alt', delete: 'Del' },
};
