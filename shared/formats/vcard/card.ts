/** An address, number or the like with its kind (`home`, `work`, `cell` …) where it is told. */
export interface CardContact {
  readonly value: string;
  readonly type?: string;
  /** The one to use before others of its kind. */
  readonly isPreferred?: boolean;
}

/** A messenger address: the service (`LINE`) and the name there. */
export interface CardMessenger {
  readonly service: string;
  readonly handle: string;
}

/** The part of a vCard that says something about a roster's people. Nothing in it is empty. */
export interface Card {
  readonly uid?: string;
  readonly fn?: string;
  /** The shown name in Latin letters, where it is in another script or spelt with other letters. */
  readonly latin?: string;
  readonly family?: string;
  readonly given?: string;
  readonly additional?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly phoneticFamily?: string;
  readonly phoneticGiven?: string;
  readonly nickname?: string;
  readonly emails: readonly CardContact[];
  readonly phones: readonly CardContact[];
  readonly messengers?: readonly CardMessenger[];
  /** BCP 47 tags, most preferred first; only 4.0 has a place for them. */
  readonly languages?: readonly string[];
  /** IANA time zone, or what else stands there; written in 4.0. */
  readonly timeZone?: string;
  readonly street?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly organisation?: string;
  readonly department?: string;
  readonly title?: string;
  /** `YYYY-MM-DD` where the year is known, else as it stands. */
  readonly birthday?: string;
  /** A picture as a `data:` URL; in a card that was read, perhaps the address where it lies. */
  readonly photo?: string;
  readonly notes: readonly string[];
  readonly categories: readonly string[];
}

/** A {@link Card} that is being put together. */
export type CardDraft = {
  -readonly [Key in keyof Card]: Card[Key] extends readonly (infer Item)[] ? Item[] : Card[Key];
} & {
  /** What the card is to be sorted by, until it is known what that says. */
  sortText?: string;
};
