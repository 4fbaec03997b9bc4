/** The flags, width and precision of one formatting directive. */
export interface DirectiveFlags {
  width: number;
  hasWidth: boolean;
  precision: number;
  hasPrecision: boolean;
  minus: boolean;
  plus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  /** `%+v`, which shows the names of fields and is no plus sign. */
  plusV: boolean;
  /** `%#v`, which shows Go syntax and is no `#` flag. */
  sharpV: boolean;
}

export function clearedFlags(): DirectiveFlags {
  return {
    width: 0,
    hasWidth: false,
    precision: 0,
    hasPrecision: false,
    minus: false,
    plus: false,
    sharp: false,
    space: false,
    zero: false,
    plusV: false,
    sharpV: false,
  };
}
