/** What a node is, in the lowest bits of its flags. */
export const KIND_MASK = 3;
export const SCALAR_NODE = 0;
export const MAPPING_NODE = 1;
export const SEQUENCE_NODE = 2;
export const ALIAS_NODE = 3;

/** How it is written. Collections are flow or block; scalars have one of the five styles. */
export const STYLE_SHIFT = 2;
export const STYLE_MASK = 7 << STYLE_SHIFT;
export const PLAIN = 0 << STYLE_SHIFT;
export const SINGLE_QUOTED = 1 << STYLE_SHIFT;
export const DOUBLE_QUOTED = 2 << STYLE_SHIFT;
export const LITERAL = 3 << STYLE_SHIFT;
export const FOLDED = 4 << STYLE_SHIFT;
export const FLOW = 1 << STYLE_SHIFT;

/** The scalar's text is its source as it stands: nothing to fold or unescape. */
export const VERBATIM = 1 << 5;
/** It has an anchor or a tag. */
export const DECORATED = 1 << 6;
/** What becomes of the breaks behind a block scalar. */
export const STRIP = 1 << 7;
export const KEEP = 1 << 8;
