/** What the parser expects next (libyaml: yaml_parser_state_t). */
export const DOCUMENT_DONE = 0;
export const BLOCK_SEQUENCE_ENTRY = 1;
export const INDENTLESS_SEQUENCE_ENTRY = 2;
export const BLOCK_MAPPING_KEY = 3;
export const FLOW_SEQUENCE_FIRST_ENTRY = 4;
export const FLOW_SEQUENCE_ENTRY = 5;
export const FLOW_PAIR_KEY = 6;
export const FLOW_PAIR_END = 7;
export const FLOW_MAPPING_FIRST_KEY = 8;
export const FLOW_MAPPING_KEY = 9;
/** From here on: what is expected behind a key. */
export const FIRST_AFTER_KEY = 10;
export const BLOCK_MAPPING_VALUE = 10;
export const FLOW_PAIR_VALUE = 11;
export const FLOW_MAPPING_VALUE = 12;
export const FLOW_MAPPING_EMPTY_VALUE = 13;

/** What may start at the place of a node. */
export const FLOW_ONLY = 0;
export const BLOCK = 1;
export const BLOCK_OR_INDENTLESS = 2;
