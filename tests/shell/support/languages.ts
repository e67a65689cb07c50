/**
 * An environment in English: glibc's variables, which Electron reads on Linux. `C.UTF-8` exists on
 * every machine, and only `LANGUAGE` names the language.
 */
export const english = { LC_ALL: 'C.UTF-8', LANGUAGE: 'en_GB:en' };

/** An environment in Japanese. */
export const japanese = { LC_ALL: 'C.UTF-8', LANGUAGE: 'ja_JP:ja' };

/** Why a test of languages does not run everywhere. */
export const onlyLinuxHasLanguage =
  'only on Linux does Electron take the language from the environment';
