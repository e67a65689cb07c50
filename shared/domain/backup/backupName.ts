/** Why a backup was made. */
export const backupKinds = [
  'daily',
  'before-import',
  'before-migration',
  'before-restore',
  'manual',
] as const;

/** See {@link backupKinds}. */
export type BackupKind = (typeof backupKinds)[number];

/** What the name of a backup file says. */
export interface BackupName {
  /** When it was made, UTC ISO 8601 with milliseconds. */
  readonly at: string;
  readonly kind: BackupKind;
}

/**
 * The file name of a backup, such as `20260117T140203123Z-daily.sqlite`: names sort by time, hold
 * no character that a file system refuses, and carry the kind.
 */
export const formatBackupName = ({ at, kind }: BackupName): string =>
  `${at.replaceAll(/[-:.]/g, '')}-${kind}.sqlite`;

/** Reads {@link formatBackupName}; `undefined` for any other name. */
export const parseBackupName = (name: string): BackupName | undefined => {
  const parts = namePattern.exec(name)?.groups;
  if (parts === undefined) return undefined;
  const { year, month, day, hour, minute, second, milli } = parts;
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`;
  const kind = backupKinds.find((known) => known === parts['kind']);
  const isTime = !Number.isNaN(Date.parse(at)) && new Date(at).toISOString() === at;
  return kind === undefined || !isTime ? undefined : { at, kind };
};

const namePattern =
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)T(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?<milli>\d{3})Z-(?<kind>[a-z-]+)\.sqlite$/;
