import { cityOf, offsetOf } from '../../ui/when.ts';

/** A time zone as the field offers it. */
export interface TimeZoneOption {
  /** IANA name, `Asia/Jakarta`. */
  readonly id: string;
  /** "Jakarta · Asia". */
  readonly label: string;
  /** "GMT+7", as it is today. */
  readonly note: string;
}

/**
 * Every time zone of this computer, by city. A zone that `Intl` does not list (`known` from a
 * document, an alias) is added, so that what is chosen is always among the options.
 */
export const timeZoneOptions = (known: string | null): readonly TimeZoneOption[] => {
  const zones = allZones();
  return known === null || known === '' || zones.some((zone) => zone.id === known)
    ? zones
    : [toOption(known), ...zones];
};

/** Chromium lists some zones by names that were replaced decades ago; people type the present ones. */
const presentNames: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Louisville': 'America/Kentucky/Louisville',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

let cached: readonly TimeZoneOption[] | undefined;

// Four hundred formatters are worth keeping; offsets of today do for choosing a city.
const allZones = (): readonly TimeZoneOption[] => {
  cached ??= [...new Set([...Intl.supportedValuesOf('timeZone').map(presentName), 'UTC'])]
    .map(toOption)
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return cached;
};

const presentName = (zone: string): string => presentNames[zone] ?? zone;

const toOption = (id: string): TimeZoneOption => {
  const [area, ...rest] = id.split('/');
  return {
    id,
    label: rest.length === 0 ? id : `${cityOf(id)} · ${area}`,
    note: offsetOf(id, new Date()),
  };
};
